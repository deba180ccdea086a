// Package eval measures claims against gold: documents whose every asserted number was labelled by hand.
//
// It takes a folder of gold ([LoadGold]), the claims that were extracted from its documents and their texts ([Score]), and
// gives a [Report]: what was found, what of the found is right, the same for each genre, document and rule, every error, and
// every claim, so that two reports can be compared ([Compare]). Counts are exact; rates are made of them at the end.
//
// The measures are those of the scorer that belongs to the gold sets, score.py: the same matching, the same
// normalisation, the same figures to the last digit.
//
// It never extracts or decodes, and never changes gold.
package eval
