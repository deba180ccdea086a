// Package schema is the contract of statclaim's tables: the claims table and its siblings.
//
// It takes nothing and gives the row types ([Claim], [Document], [Article], [Suppressed], [Reject], [Review]), the exact
// [Decimal], and for each table its columns: name, type, nullability, meaning and stable field id, declared once and read
// by every writer, by the data dictionary and by the JSON Schema and SQL that `statclaim schema` prints.
//
// It never reads a file, never extracts, and imports nothing else of this module.
package schema

// Version is the version of the table contract. Inside a major version only nullable columns and vocabulary values are added.
const Version = "1.0"
