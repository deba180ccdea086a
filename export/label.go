package export

// labels are the Chinese words that the workbook shows for the values of closed vocabularies, by column. A value without one is
// shown as it is; the sheet 数据字典 lists both.
var labels = map[string]map[string]string{
	"section":         {"title": "标题", "heading": "小标题", "byline": "署名", "lead": "导语", "body": "正文", "caption": "图片说明", "list": "列表", "table": "表格"},
	"subject_basis":   basisLabels,
	"indicator_basis": basisLabels,
	"place_basis":     basisLabels,
	"period_basis":    basisLabels,
	"measure":         {"level": "水平", "change": "变化", "share": "占比", "multiple": "倍数", "ratio": "比", "rank": "位次"},
	"qualifier":       {"exact": "确数", "about": "约", "under": "不足", "over": "超过", "more": "多（余）", "at_least": "至少", "at_most": "至多", "several": "若干", "range": "区间"},
	"unit_kind": {"count": "计数", "money": "金额", "percent": "百分比", "percentage_point": "百分点", "permille": "千分比", "duration": "时长",
		"age": "年龄", "area": "面积", "length": "长度", "mass": "质量", "volume": "体积", "energy": "能量", "power": "功率", "temperature": "温度",
		"speed": "速度", "data": "数据量", "score": "分数", "multiple": "倍数", "ratio": "比", "rank": "位次", "rate": "比率", "other": "其他"},
	"comparison":    {"none": "", "yoy": "同比", "mom": "环比（月）", "qoq": "环比（季）", "vs_base": "较基期", "vs_plan": "较计划"},
	"direction":     {"none": "", "up": "上升", "down": "下降", "flat": "持平"},
	"modality":      {"actual": "实际", "target": "目标", "forecast": "预测", "requirement": "要求", "hypothetical": "假设"},
	"relation":      {"part_of": "其中", "change_of": "变化量", "share_of": "占比", "zero_of": "零值", "base_of": "基数", "repeat_of": "重复"},
	"review_status": {"unreviewed": "未复核", "accepted": "通过", "corrected": "修正", "rejected": "驳回", "unsure": "存疑", "added": "补录"},
	"conclusion":    {"accepted": "通过", "corrected": "修正", "rejected": "驳回", "unsure": "存疑", "added": "补录"},
	"decision":      {"accepted": "通过", "corrected": "修正", "rejected": "驳回", "unsure": "存疑", "added": "补录", "undone": "撤销"},
	"origin":        {"page": "页面", "api": "接口", "workbook": "工作簿"},
	"error_type": {"value": "数值", "bounds": "约数或界限", "unit": "单位", "indicator": "指标", "subject": "主体", "period": "时期", "place": "地点",
		"comparison": "比较或方向", "modality": "语气", "not_a_claim": "不是主张", "duplicate": "重复", "other": "其他"},
	"kind":            {"claim": "主张", "context": "上下文", "guard": "排除"},
	"grade":           {"contradiction": "矛盾", "suspicious": "可疑", "info": "提示"},
	"published_basis": {"option": "指定", "metadata": "元数据", "text": "正文", "url": "网址", "none": "无"},
}

var basisLabels = map[string]string{"stated": "原文写明", "inherited": "承前文", "relative": "推算", "none": "无"}

// label is what the workbook shows for a value of a column.
func label(column, value string) string {
	if shown, known := labels[column][value]; known {
		return shown
	}
	return value
}

// Label is the Chinese word that the workbook shows for a value of a closed column, or the value itself.
func Label(column, value string) string { return label(column, value) }
