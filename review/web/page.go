package web

import (
	"net/http"
	"strconv"
)

// The pages that stand in place of the page where a browser is not signed in. They hold no script and no style, and end with a form
// where there is a token file.
const (
	pageHead  = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>statclaim</title><main>`
	spentText = `<h1>这个链接已经用过</h1><p>链接中的口令只能使用一次。请在终端中查看 statclaim 打印的信息；如需在另一个浏览器中打开，请重新运行命令。</p>` +
		`<h1 lang="en">This link was used already</h1><p lang="en">The token in the link serves once. Look at the terminal where statclaim runs; for another browser, run the command again.</p>`
	strangerText = `<h1>请使用终端中打印的链接</h1><p>statclaim 启动时在终端打印了带口令的链接，请打开那个链接。</p>` +
		`<h1 lang="en">Open the link from the terminal</h1><p lang="en">statclaim printed a link with a token when it started. Open that one.</p>`
	wrongTokenText = `<h1>口令不对</h1><p>请检查口令文件的内容。</p><h1 lang="en">Wrong token</h1><p lang="en">It is not the one of the token file.</p>`
	signInForm     = `<form method="post" action="/session"><label>口令 · token <input type="password" name="token" autocomplete="current-password" required></label> <button>登录 · sign in</button></form>`
	pageTail       = `</main></html>`
	// enterPage leads to the page by a navigation of its own: behind a link on a page of another site a strict cookie would not be
	// sent to where a redirect leads.
	enterPage = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/"><title>statclaim</title><main><a href="/">statclaim</a></main></html>`
)

// signPage is a page of words, with the form where sign-in by a token is possible.
func signPage(text string, form bool) []byte {
	if form {
		text += signInForm
	}
	return []byte(pageHead + text + pageTail)
}

func writePage(w http.ResponseWriter, status int, page []byte) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(len(page)))
	w.WriteHeader(status)
	_, _ = w.Write(page)
}
