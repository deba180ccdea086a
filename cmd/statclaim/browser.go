package main

import (
	"os"
	"os/exec"
	"runtime"
)

// openBrowser shows a URL in the user's browser, where there is one. That there is none is no failure: the URL is printed.
func openBrowser(url string) {
	name, args := browserCommand(runtime.GOOS, os.Getenv)
	if name == "" {
		return
	}
	c := exec.Command(name, append(args, url)...)
	if c.Start() == nil {
		go func() { _ = c.Wait() }() // it may stay as long as the browser does
	}
}

// browserCommand is the command of a system that opens a URL; "" where nothing could be shown.
func browserCommand(system string, getenv func(string) string) (name string, args []string) {
	switch system {
	case "windows":
		return "rundll32", []string{"url.dll,FileProtocolHandler"}
	case "darwin":
		return "open", nil
	}
	if getenv("DISPLAY") == "" && getenv("WAYLAND_DISPLAY") == "" {
		return "", nil
	}
	return "xdg-open", nil
}
