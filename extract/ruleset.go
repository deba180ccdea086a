package extract

import "statclaim/extract/rule"

// Rules gives the loaded rules and word lists in their order. They are shared: do not change them.
func (e *Engine) Rules() *rule.Set { return e.rules }
