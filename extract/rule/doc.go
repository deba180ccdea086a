// Package rule holds wording patterns: how the text around a number says what the number is.
//
// It takes YAML files of rules and masked sentences, in which every recognised quantity, period and zero cue is one reserved
// rune, and gives for a slot of a sentence the rules that match around it, in order, with their captures. It alone imports the
// regular expression engine (regexp2), makes a matcher of every pattern at load, and refuses patterns whose time is not linear.
//
// It never reads numbers, never looks at the original text, and knows nothing of claims.
package rule
