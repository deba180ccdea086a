package layout

var pageCases []struct{ name, text string }
var tableCases []struct{ name, text string }
