package extract

import (
	"fmt"
	"sort"
	"strings"

	"statclaim/extract/rule"
	"statclaim/schema"
)

// CheckRules runs every rule's own examples and gives what does not hold, each as "file:line: rule id: what is wrong".
func (e *Engine) CheckRules() []string {
	var out []string
	for _, r := range e.rules.Rules {
		for _, example := range r.Match {
			if what := e.checkMatch(r, example); what != "" {
				out = append(out, fmt.Sprintf("%s: rule %s: %s", r.Place, r.ID, what))
			}
		}
		for _, text := range r.Reject {
			if got := e.extractExample(text); got.RuleHits[r.ID] > 0 {
				out = append(out, fmt.Sprintf("%s: rule %s: matches %q, which it must reject", r.Place, r.ID, text))
			}
		}
	}
	return out
}

func (e *Engine) extractExample(text string) Result {
	return e.Extract(&schema.Document{DocumentID: "sha256:example", Source: "example", Text: text, MediaType: "text/plain"})
}

// checkMatch wants the rule to hit and, where the example says what a claim must hold, one claim that holds all of it.
func (e *Engine) checkMatch(r *rule.Rule, example rule.Example) string {
	got := e.extractExample(example.Text)
	if got.RuleHits[r.ID] == 0 {
		return fmt.Sprintf("does not match %q", example.Text)
	}
	if len(example.Want) == 0 {
		return ""
	}
	var seen []string
	for i := range got.Claims {
		differs := differences(&got.Claims[i], example.Want)
		if len(differs) == 0 {
			return ""
		}
		seen = append(seen, got.Claims[i].NumberText+" "+strings.Join(differs, ", "))
	}
	return fmt.Sprintf("%q: no claim is as wanted: %s", example.Text, strings.Join(seen, "; "))
}

func differences(c *schema.Claim, want map[string]string) []string {
	var out []string
	for name, value := range want {
		column := schema.ClaimsTable.Column(name)
		var cell schema.Cell
		column.Read(c, &cell)
		if got := printCell(column, &cell); got != value {
			out = append(out, fmt.Sprintf("%s is %q, want %q", name, got, value))
		}
	}
	sort.Strings(out)
	return out
}

func printCell(column *schema.Column, cell *schema.Cell) string {
	if cell.Null {
		return ""
	}
	switch column.Type {
	case schema.Decimal38:
		return cell.Decimal.Canonical()
	case schema.Int32, schema.Int64:
		return fmt.Sprint(cell.Int)
	case schema.Bool:
		return fmt.Sprint(cell.Bool)
	case schema.Date32:
		return cell.Date.String()
	case schema.TextList:
		return strings.Join(cell.List, ";")
	}
	return cell.Text
}
