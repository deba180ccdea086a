// Package book reads a workbook that people have reviewed back into decisions.
//
// It takes a workbook as export wrote it (docs/workbook.md), whatever was done to it since: rows sorted, filtered, inserted, deleted and
// copied; columns moved, deleted and headed in the other language; sheets renamed and copied; saved again by another program. It finds
// the rows by their claim_id and source, holds every cell against what the row had when the workbook was made, and gives the
// decisions to [review.Session.Decide] as one step, which can be taken back as one.
//
// Filled review columns are decisions (结论, 错误类型, 备注) and corrections (修正值, 修正单位, 修正时期); a cell that was changed in place in a
// column of [review.Editable] is a correction too. What people write is read by the recognisers of extract where that is unambiguous:
// 3.3万, １，２５０, 百分之五, 2023年上半年.
//
// Nothing is guessed silently. A claim that was decided on otherwise since the workbook was made is a conflict; what cannot be read, or
// contradicts itself, is an oddity; both are listed with their place, what stands there and what was done, and neither keeps the
// rest from being applied. Importing the same workbook twice changes nothing.
//
// It never writes a workbook, never prints, and never decides by itself.
package book
