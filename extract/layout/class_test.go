package layout

import "testing"

func TestClassOfEveryCodePoint(t *testing.T) {
	for r := range rune(1 << 17) {
		if got, want := classOf(r), newClass(r); got != want {
			t.Errorf("class of %U: %b, want %b", r, got, want)
		}
	}
}

func TestSignsOf(t *testing.T) {
	text := []rune("\x00a一丁。，龥鿿ꀀ㐀䷿�𠀀\U0010FFFF水库1蓄满了，2023年的水。（完）\n")
	for start := range text {
		for end := start; end <= len(text); end++ {
			part := text[start:end]
			got, want := signsOf(part), uint32(0)
			for i, r := range part[:min(len(part), window)] {
				if isSign(r) {
					want |= 1 << i
				}
			}
			if got != want {
				t.Fatalf("signs of %q: %b, want %b", string(part), got, want)
			}
		}
	}
	if isSign('一') || isSign('\u9FFF') || !isSign('\u4DFF') || !isSign('\uA000') || !isSign(0x14E00) {
		t.Error("the common Han are those from U+4E00 to U+9FFF")
	}
}
