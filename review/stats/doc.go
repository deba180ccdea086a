// Package stats counts what a review has decided: how far it is, what was wrong, and how often rules, columns and guards are right.
//
// It takes a [review.Session] and gives a [Report]. What a reviewer accepted or corrected was rightly claimed; what was rejected was
// not; unsure and undecided claims say nothing. A share comes with its counts and with the interval that Wilson's score gives it at
// 95 %: of three claims, all right, nobody knows much.
//
// It never decides, never prints, and reads no file.
package stats
