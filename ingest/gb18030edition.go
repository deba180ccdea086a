package ingest

// edition2022 are the two-byte sequences that GB 18030-2022 gives a character of Unicode and that the library's table, which is
// of an older edition, leaves without one: ten vertical forms, fourteen Han and one letter. The 2022 edition moved eighteen of
// them out of the private use area, the 2005 edition one (A8BC); of the last six it names the ideographs of plane 2, which
// are taken here too, because a private code point says nothing to anyone.
var edition2022 = []struct {
	bytes uint16
	rune  rune
}{
	{0xA6D9, 0xFE10}, {0xA6DA, 0xFE12}, {0xA6DB, 0xFE11}, {0xA6DC, 0xFE13}, {0xA6DD, 0xFE14}, {0xA6DE, 0xFE15}, {0xA6DF, 0xFE16},
	{0xA6EC, 0xFE17}, {0xA6ED, 0xFE18}, {0xA6F3, 0xFE19},
	{0xA8BC, 0x1E3F},
	{0xFE51, 0x20087}, {0xFE52, 0x20089}, {0xFE53, 0x200CC}, {0xFE59, 0x9FB4}, {0xFE61, 0x9FB5}, {0xFE66, 0x9FB6}, {0xFE67, 0x9FB7},
	{0xFE6C, 0x215D7}, {0xFE6D, 0x9FB8}, {0xFE76, 0x2298F}, {0xFE7E, 0x9FB9}, {0xFE90, 0x9FBA}, {0xFE91, 0x241FE}, {0xFEA0, 0x9FBB},
}

// userDefined gives the private use code point of a two-byte sequence that GB18030 leaves to its users, 0 for others. Such a
// character is read only where GB18030 is named: in a text whose encoding has to be found it speaks against GB18030.
func userDefined(lead, trail byte) rune {
	row, column := rune(lead), rune(trail)
	switch {
	case lead >= 0xAA && lead <= 0xAF && trail >= 0xA1 && trail != 0xFF:
		return 0xE000 + (row-0xAA)*94 + column - 0xA1
	case lead >= 0xF8 && lead <= 0xFE && trail >= 0xA1 && trail != 0xFF:
		return 0xE234 + (row-0xF8)*94 + column - 0xA1
	case lead >= 0xA1 && lead <= 0xA7 && trail >= 0x40 && trail <= 0xA0 && trail != 0x7F:
		if trail > 0x7F {
			column--
		}
		return 0xE4C6 + (row-0xA1)*96 + column - 0x40
	}
	return 0
}
