package layout
import ("testing";"fmt";"os";"strings";"strconv")
func TestDbg(t *testing.T){
	b,_:=os.ReadFile("testdata/fuzz/FuzzRead/"+os.Getenv("F"))
	l:=strings.Split(string(b),"\n")[1]
	s,_:=strconv.Unquote(strings.TrimSuffix(strings.TrimPrefix(l,"string("),")"))
	for _,m:=range []string{"",MediaMarkdown}{
	p:=Read([]rune(s),m)
	for _,q:=range p.Paragraphs{ fmt.Printf("%d a%d %s %q\n",q.Index,q.Article,q.Section,string(q.Runes)) }
	for _,a:=range p.Articles{fmt.Printf("%+v\n",a)}
	}
}
