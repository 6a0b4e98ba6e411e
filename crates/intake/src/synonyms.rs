//! What people call the columns, in three languages and in short.

use std::collections::HashMap;
use std::sync::OnceLock;

use record::Column;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words for a column. `#` stands for any word for “number”, also for none.
struct Words {
    column: Column,
    en: &'static [&'static str],
    vi: &'static [&'static str],
    zh: &'static [&'static str],
}

const NUMBER_EN: [&str; 14] = [
    "",
    "no",
    "nos",
    "number",
    "num",
    "nr",
    "nbr",
    "id",
    "code",
    "ref",
    "ref no",
    "reference",
    "reference no",
    "reference number",
];
const NUMBER_VI: [&str; 7] = ["", "số", "mã", "mã số", "số hiệu", "ký hiệu", "số tham chiếu"];
const NUMBER_ZH: [&str; 11] =
    ["", "号", "号码", "编号", "编码", "代码", "號", "號碼", "編號", "編碼", "代碼"];

/// Headings of columns that count rows or hold remarks: known, and of no use.
const OF_NO_USE: [&str; 24] = [
    "no",
    "nr",
    "item",
    "item no",
    "line",
    "line no",
    "row",
    "index",
    "seq",
    "sn no",
    "remark",
    "remarks",
    "note",
    "notes",
    "comment",
    "comments",
    "stt",
    "tt",
    "ghi chú",
    "số thứ tự",
    "序号",
    "序號",
    "备注",
    "備註",
];

#[rustfmt::skip]
const WORDS: [Words; 25] = [
    Words {
        column: Column::Manufacturer,
        en: &["manufacturer", "manufacturer name", "name of manufacturer", "manufacturer legal name", "legal name",
            "legal name of manufacturer", "mfr", "mfr name", "mfg name", "mfgr", "maker", "maker name", "producer",
            "producer name", "made by", "manufactured by", "company", "company name", "factory", "factory name",
            "manufacturer en", "manufacturer english"],
        vi: &["nhà sản xuất", "tên nhà sản xuất", "tên pháp lý nhà sản xuất", "hãng sản xuất",
            "cơ sở sản xuất", "đơn vị sản xuất", "công ty sản xuất", "tên công ty", "nhà máy", "tên nhà máy"],
        zh: &["制造商", "制造商名称", "制造商法定名称", "生产商", "生产商名称", "生产厂家", "生产厂家名称", "生产厂商", "制造厂",
            "制造厂商", "厂家", "厂商", "厂名", "生产企业", "制造企业", "生产企业名称", "制造单位", "生产单位", "企业名称", "公司名称",
            "製造商", "製造商名稱", "生產商", "生產廠家", "製造廠", "製造廠商", "廠商", "廠商名稱", "公司名稱"],
    },
    Words {
        column: Column::ManufacturerLocal,
        en: &["manufacturer local", "manufacturer local name", "local name", "local manufacturer name",
            "manufacturer name local", "name in local language", "manufacturer in local language",
            "manufacturer name in local language", "manufacturer name in its own language", "manufacturer native name",
            "native name", "chinese name", "manufacturer chinese", "manufacturer chinese name", "manufacturer zh",
            "manufacturer cn"],
        vi: &["nhà sản xuất tên bản ngữ", "tên địa phương", "tên bản địa", "tên tiếng trung", "tên gốc", "tên bản ngữ", "tên nhà sản xuất bản địa",
            "tên nhà sản xuất tiếng địa phương", "nhà sản xuất tiếng địa phương", "tên nhà sản xuất bản ngữ"],
        zh: &["中文名称", "制造商中文名", "制造商中文名称", "生产商中文名称", "企业中文名称", "公司中文名", "公司中文名称", "本地名称",
            "制造商本地名称", "制造商当地名称", "制造商本国语言名称", "当地语言名称", "中文名稱", "製造商中文名稱"],
    },
    Words {
        column: Column::ManufacturerAddress,
        en: &["manufacturer address", "address", "address of manufacturer", "mfr address", "mfg address",
            "factory address", "company address", "maker address", "producer address"],
        vi: &["địa chỉ", "địa chỉ nhà sản xuất", "địa chỉ nhà máy", "địa chỉ công ty", "địa chỉ sản xuất",
            "địa chỉ cơ sở sản xuất"],
        zh: &["地址", "制造商地址", "生产商地址", "厂家地址", "工厂地址", "厂址", "公司地址", "企业地址", "生产地址", "製造商地址",
            "工廠地址", "廠址"],
    },
    Words {
        column: Column::ManufacturerCountry,
        en: &["manufacturer country", "country", "country of manufacturer", "country of origin", "origin", "coo",
            "origin country", "made in", "country of manufacture", "country code", "mfr country"],
        vi: &["nước", "quốc gia", "nước sản xuất", "xuất xứ", "nước xuất xứ", "nguồn gốc", "nước của nhà sản xuất",
            "quốc gia nhà sản xuất", "quốc gia của nhà sản xuất", "quốc gia sản xuất"],
        zh: &["国家", "国别", "制造国", "生产国", "原产国", "原产地", "产地", "制造商国家", "制造商所在国", "制造商国别", "所在国家",
            "國家", "國別", "製造國", "原產國", "原產地", "產地"],
    },
    Words {
        column: Column::ManufacturerId,
        en: &["manufacturer #", "npqtp #", "platform #", "platform registration #", "registration #",
            "npqtp registration #", "manufacturer registration #", "platform registration", "registered #"],
        vi: &["# nhà sản xuất", "# đăng ký", "# đăng ký nền tảng", "# đăng ký npqtp", "# đăng ký trên nền tảng",
            "# đăng ký nhà sản xuất", "# đăng ký của nhà sản xuất", "# npqtp"],
        zh: &["制造商#", "注册#", "平台注册#", "平台#", "登记#", "平台登记#", "npqtp注册#", "npqtp#", "制造商注册#", "制造商平台注册#",
            "註冊#", "平台註冊#", "登記#"],
    },
    Words {
        column: Column::Gln,
        en: &["gln #", "global location #", "gs1 gln", "manufacturer gln", "gs1 location #"],
        vi: &["# gln", "# địa điểm toàn cầu", "# toàn cầu phân định địa điểm", "gln nhà sản xuất",
            "gln của nhà sản xuất", "# địa điểm toàn cầu gln"],
        zh: &["gln#", "全球位置#", "参与方位置#", "全球参与方位置#", "位置码", "制造商gln", "全球位置码", "全球位置码gln"],
    },
    Words {
        column: Column::TaxNumber,
        en: &["tax #", "tax", "vat #", "tin", "vat", "tax identification #", "tax registration #",
            "taxpayer #", "taxpayer identification #", "uscc", "unified social credit #", "manufacturer tax #"],
        vi: &["# thuế", "mst", "# số thuế", "# số thuế nhà sản xuất", "# thuế nhà sản xuất", "# thuế của nhà sản xuất",
            "# số thuế của nhà sản xuất"],
        zh: &["税号", "税务#", "税务登记#", "纳税人识别#", "统一社会信用#", "信用代码", "制造商税号", "稅號", "統一編號",
            "統一社會信用代碼"],
    },
    Words {
        column: Column::Product,
        en: &["product", "product name", "name of product", "product name en", "product en", "product english",
            "product name english", "product name in english", "english product name", "goods", "goods name",
            "name of goods", "goods description", "description of goods", "description", "product description",
            "item name", "item description", "equipment", "equipment name", "commodity", "commodity name",
            "article", "article name"],
        vi: &["sản phẩm", "tên sản phẩm", "tên hàng", "tên hàng hóa", "hàng hóa", "mô tả", "mô tả hàng hóa",
            "tên thiết bị", "thiết bị", "tên sản phẩm tiếng anh", "sản phẩm tiếng anh", "tên tiếng anh", "mặt hàng",
            "tên sản phẩm bằng tiếng anh"],
        zh: &["产品", "产品名称", "品名", "商品名称", "货物名称", "货品名称", "商品", "物料名称", "设备名称", "设备", "产品英文名",
            "产品英文名称", "英文品名", "英文名称", "产品名称英文", "名称及规格", "產品", "產品名稱", "商品名稱", "貨物名稱", "設備名稱"],
    },
    Words {
        column: Column::ProductVi,
        en: &["product vi", "product name vi", "product vietnamese", "vietnamese name", "product name vietnamese",
            "vietnamese product name", "product name in vietnamese", "name in vietnamese", "product vn",
            "product name vn"],
        vi: &["tên tiếng việt", "sản phẩm tiếng việt", "tên sản phẩm tiếng việt", "tên hàng tiếng việt",
            "tên hàng hóa tiếng việt", "tên sản phẩm bằng tiếng việt"],
        zh: &["越南语产品名称", "越南语名称", "越文名称", "越南文名称", "产品越南语名", "产品越南语名称", "产品越文名称", "越文品名", "产品名称越南语",
            "产品名称越文", "越南语品名", "越南文品名", "越南語名稱", "越文品名", "越文名稱"],
    },
    Words {
        column: Column::Model,
        en: &["model #", "model name", "type", "type #", "model type", "product model", "equipment model",
            "part model", "catalogue #", "catalog #"],
        vi: &["model", "kiểu", "kiểu máy", "kiểu loại", "# model", "mẫu mã", "model máy", "chủng loại",
            "# kiểu"],
        zh: &["型号", "产品型号", "规格型号", "型号规格", "设备型号", "机型", "规格", "型式", "型號", "產品型號", "規格型號", "機型"],
    },
    Words {
        column: Column::HsCode,
        en: &["hs", "hs code", "hs no", "hs number", "hscode", "hts", "hts code", "tariff #", "customs tariff #",
            "harmonized system code", "harmonised system code", "customs code", "commodity code", "hs heading"],
        vi: &["mã hs", "hs", "mã số hs", "mã hải quan", "mã hàng hóa hs", "mã số hàng hóa", "mã hs hàng hóa"],
        zh: &["hs编码", "hs码", "hs代码", "海关编码", "海关编号", "商品编码", "商品编号", "税则号", "税则号列", "税号hs", "海關編碼",
            "商品編碼", "hs編碼"],
    },
    Words {
        column: Column::Category,
        en: &["category", "product category", "equipment category", "kind", "kind of equipment", "equipment type",
            "equipment kind", "product type", "class"],
        vi: &["loại", "loại thiết bị", "nhóm", "nhóm hàng", "danh mục", "phân loại", "loại sản phẩm", "nhóm thiết bị",
            "nhóm sản phẩm", "loại hàng"],
        zh: &["类别", "产品类别", "设备类别", "设备类型", "产品类型", "种类", "分类", "品类", "類別", "產品類別", "設備類別",
            "設備類型"],
    },
    Words {
        column: Column::Gtin,
        en: &["gtin #", "ean", "ean code", "ean 13", "upc", "barcode", "bar code", "global trade item #", "gs1 gtin",
            "gtin 13", "gtin 14", "product gtin", "product barcode"],
        vi: &["# gtin", "mã vạch", "# thương phẩm toàn cầu", "mã vạch sản phẩm", "# toàn cầu phân định thương phẩm",
            "gtin sản phẩm"],
        zh: &["gtin#", "条码", "条形码", "商品条码", "产品条码", "全球贸易项目#", "产品gtin", "條碼", "條形碼", "商品條碼"],
    },
    Words {
        column: Column::Batch,
        en: &["batch #", "lot #", "production batch #", "production lot #", "product batch #", "product lot #",
            "prod batch #", "mfg batch #", "mfg lot #", "manufacturing batch #", "manufacturing lot #",
            "batch lot #", "lot batch #", "batch or lot #", "finished product batch #", "prod lot #"],
        vi: &["# lô", "# lô sản xuất", "# lô hàng", "# lô sản phẩm", "# của lô", "# lô sx", "# đợt sản xuất",
            "lô số", "lô sản xuất số", "# batch", "# lot"],
        zh: &["批#", "批次#", "生产批#", "生产批次#", "产品批#", "产品批次#", "制造批#", "制造批次#", "批次", "成品批#", "批号批次",
            "生產批#", "生產批次#", "產品批#", "製造批#"],
    },
    Words {
        column: Column::BatchDate,
        en: &["batch date", "production date", "date of production", "manufacturing date", "manufacture date",
            "date of manufacture", "mfg date", "mfd", "dom", "lot date", "prod date", "made on", "build date",
            "date of batch", "batch production date", "date made"],
        vi: &["ngày sản xuất", "ngày sx", "ngày lô", "ngày của lô", "ngày sản xuất lô", "ngày chế tạo",
            "ngày lô sản xuất", "ngày sản xuất của lô"],
        zh: &["生产日期", "制造日期", "批次日期", "出厂日期", "生产批次日期", "批日期", "制造年月日", "批号日期", "生產日期", "製造日期",
            "批次日期", "出廠日期"],
    },
    Words {
        column: Column::Quantity,
        en: &["quantity", "qty", "pcs", "pieces", "units", "count", "batch quantity", "batch size", "lot size",
            "number of pieces", "number of units", "lot quantity", "batch qty", "quantity pcs", "q ty",
            "quantity in batch"],
        vi: &["số lượng", "sl", "số lượng lô", "số lượng máy", "số chiếc", "số cái", "số lượng trong lô",
            "cỡ lô", "số lượng sản phẩm", "số lượng của lô"],
        zh: &["数量", "批量", "台数", "件数", "批次数量", "生产数量", "产品数量", "數量", "件數", "臺數", "批次數量"],
    },
    Words {
        column: Column::Serials,
        en: &["serials", "serial #", "serial numbers", "serial", "s n", "sn", "serial nos", "serials of pieces",
            "machine #", "unit serial #", "equipment serial #", "product serial #", "serial numbers of pieces"],
        vi: &["số sê ri", "số seri", "sê ri", "seri", "# serial", "số máy", "các số sê ri", "số sê ri sản phẩm",
            "số xê ri", "# chế tạo"],
        zh: &["序列#", "出厂编号", "机身号", "机号", "产品序列#", "设备序列#", "机器编号", "系列号", "序列#列表", "出廠編號",
            "產品序列#", "機號"],
    },
    Words {
        column: Column::Report,
        en: &["report #", "inspection report #", "test report #", "ir #", "qc report #", "inspection #",
            "quality inspection report #", "certificate #", "test certificate #", "inspection certificate #",
            "reference of inspection report", "reference of report", "inspection report", "report of inspection #"],
        vi: &["# báo cáo", "# báo cáo kiểm tra", "# báo cáo kiểm định", "# báo cáo thử nghiệm", "# biên bản",
            "# biên bản kiểm tra", "# phiếu kiểm tra", "# phiếu kiểm nghiệm", "# báo cáo giám định",
            "# kết quả kiểm tra", "# phiếu kết quả thử nghiệm", "# chứng thư", "# chứng thư giám định",
            "# bc kiểm tra", "# bckt", "# báo cáo nghiệm thu"],
        zh: &["报告#", "检验报告#", "检测报告#", "检验单#", "检验#", "质检报告#", "质检单#", "试验报告#", "测试报告#", "检查报告#",
            "检验报告参考号", "检验报告文号", "检验报告书#", "合格证编号", "报告书编号", "報告#", "檢驗報告#", "檢測報告#", "檢驗#",
            "測試報告#", "質檢報告#"],
    },
    Words {
        column: Column::ReportDate,
        en: &["report date", "date of report", "inspection date", "date of inspection", "test date", "inspected on",
            "inspection report date", "test report date", "date of test", "certificate date", "report issue date",
            "report issued on", "date of inspection report", "issue date"],
        vi: &["ngày báo cáo", "ngày kiểm tra", "ngày kiểm định", "ngày thử nghiệm", "ngày lập báo cáo",
            "ngày biên bản", "ngày báo cáo kiểm tra", "ngày cấp báo cáo", "ngày của báo cáo", "ngày giám định",
            "ngày cấp", "ngày phát hành báo cáo"],
        zh: &["报告日期", "检验日期", "检测日期", "检验报告日期", "检测报告日期", "试验日期", "测试日期", "签发日期", "报告签发日期",
            "质检日期", "報告日期", "檢驗日期", "檢測日期", "檢驗報告日期", "簽發日期"],
    },
    Words {
        column: Column::Laboratory,
        en: &["laboratory", "lab", "laboratory name", "lab name", "issuing laboratory", "testing laboratory",
            "test laboratory", "inspection body", "inspection agency", "inspected by", "issued by", "issuer",
            "inspection laboratory", "testing body", "inspection company", "issuing lab", "test lab",
            "laboratory that issued the report"],
        vi: &["phòng thử nghiệm", "phòng thí nghiệm", "tên phòng thử nghiệm", "đơn vị kiểm tra", "tổ chức giám định",
            "đơn vị kiểm định", "cơ quan kiểm tra", "đơn vị cấp", "tổ chức thử nghiệm", "phòng kiểm nghiệm",
            "nơi cấp báo cáo", "đơn vị giám định", "tổ chức kiểm định", "phòng thử nghiệm cấp báo cáo"],
        zh: &["实验室", "检验机构", "检测机构", "检验单位", "检测单位", "出具机构", "签发机构", "签发实验室", "检测实验室", "检验实验室",
            "试验室", "实验室名称", "出具实验室", "實驗室", "檢驗機構", "檢測機構", "檢驗單位"],
    },
    Words {
        column: Column::Result,
        en: &["result", "results", "test result", "inspection result", "report result", "verdict", "conclusion",
            "pass fail", "judgement", "judgment", "report conclusion", "inspection conclusion"],
        vi: &["kết quả", "kết luận", "kết quả kiểm tra", "kết quả thử nghiệm", "đánh giá", "kết quả kiểm định",
            "kết quả báo cáo", "kết luận báo cáo", "kết quả của báo cáo", "kết luận của báo cáo"],
        zh: &["结果", "结论", "检验结果", "检测结果", "检验结论", "检测结论", "判定", "判定结果", "报告结果", "报告结论", "結果", "結論",
            "檢驗結果", "檢測結果", "檢驗結論"],
    },
    Words {
        column: Column::Part,
        en: &["part", "part name", "component", "component name", "component part", "sub assembly", "subassembly",
            "assembly", "part description", "component description", "part #", "component part #"],
        vi: &["linh kiện", "bộ phận", "chi tiết", "phụ tùng", "tên linh kiện", "tên bộ phận", "cụm chi tiết",
            "tên chi tiết", "tên phụ tùng", "cấu kiện", "tên cấu kiện"],
        zh: &["部件", "零件", "组件", "零部件", "部件名称", "零件名称", "组件名称", "零部件名称", "元件", "配件", "零件#", "部件#",
            "組件", "零組件", "部件名稱", "零件名稱"],
    },
    Words {
        column: Column::Vendor,
        en: &["vendor", "vendor name", "supplier", "supplier name", "component vendor", "component supplier",
            "part supplier", "sub supplier", "subcontractor", "part vendor", "vendor of component"],
        vi: &["nhà cung cấp", "tên nhà cung cấp", "nhà cung ứng", "ncc", "nhà cung cấp linh kiện", "bên cung cấp",
            "nhà thầu phụ", "nhà cung cấp cấu kiện", "nhà cung cấp bộ phận"],
        zh: &["供应商", "供应商名称", "供货商", "供方", "零件供应商", "部件供应商", "组件供应商", "零部件供应商", "外协单位", "供應商",
            "供應商名稱", "供貨商"],
    },
    Words {
        column: Column::VendorBatch,
        en: &["vendor batch #", "vendor lot #", "supplier batch #", "supplier lot #", "component batch #",
            "component lot #", "part batch #", "part lot #", "vendors batch #", "suppliers batch #",
            "vendors own batch #", "vendor s batch #", "supplier s batch #", "sub assembly batch #"],
        vi: &["# lô nhà cung cấp", "# lô của nhà cung cấp", "# lô linh kiện", "# lô ncc", "# lô bộ phận",
            "# lô phụ tùng", "# lô chi tiết", "# lô cấu kiện", "# lô của nhà cung ứng"],
        zh: &["供应商批#", "供应商批次#", "部件批#", "部件批次#", "零件批#", "零件批次#", "组件批#", "组件批次#", "零部件批#",
            "来料批#", "原料批#", "供方批#", "供应商的批#", "供應商批#", "供應商批次#", "零件批號", "組件批#"],
    },
    Words {
        column: Column::PlatformPayload,
        en: &["platform payload", "payload", "qr", "qr code", "qr content", "qr payload", "qr text", "qr data",
            "npqtp payload", "npqtp qr", "platform qr", "platform code", "platform issued payload", "label payload",
            "npqtp code", "traceability code", "platform issued content", "platform issued qr content"],
        vi: &["nội dung mã nền tảng", "nội dung mã qr", "mã qr", "mã truy xuất", "mã qr npqtp", "nội dung qr", "mã truy xuất nguồn gốc",
            "nội dung do nền tảng cấp", "mã do nền tảng cấp", "nội dung nền tảng cấp", "nội dung mã do nền tảng cấp",
            "nội dung mã qr do nền tảng cấp"],
        zh: &["二维码", "二维码内容", "平台二维码", "追溯码", "平台码", "平台签发内容", "平台签发的内容", "平台签发码", "平台载荷",
            "平台下发内容", "平台二维码内容", "二維碼", "二維碼內容", "追溯碼"],
    },
];

/// A text as headings are compared: small letters and digits alone, without diacritics, full-width as half-width.
///
/// A heading holds few words: what comes after the first few hundred characters does not matter.
pub(crate) fn fold(text: &str) -> String {
    const LIMIT_CHARS: usize = 200;
    if text.is_ascii() {
        let letters = text.bytes().filter(u8::is_ascii_alphanumeric).take(LIMIT_CHARS);
        return letters.map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    }
    let letters =
        text.chars().take(LIMIT_CHARS).nfkd().filter(|c| !is_combining_mark(*c) && c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).map(|c| if c == 'đ' { 'd' } else { c }).collect()
}

/// What a heading is known as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    /// A name of this column.
    As(Column),
    /// A name of something that no column of the records is for, such as a row number.
    OfNoUse,
}

/// Every name of every column, folded.
fn names() -> &'static HashMap<String, Known> {
    static NAMES: OnceLock<HashMap<String, Known>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut names = HashMap::new();
        for column in Column::ALL {
            names.insert(fold(column.name()), Known::As(column));
        }
        for words in &WORDS {
            let languages: [(&[&str], &[&str]); 3] =
                [(words.en, &NUMBER_EN), (words.vi, &NUMBER_VI), (words.zh, &NUMBER_ZH)];
            for (texts, numbers) in languages {
                for text in texts {
                    let numbers = if text.contains('#') { numbers } else { &[""] };
                    for number in numbers {
                        // The first column that claims a name has it: rows are from the general to the special.
                        names.entry(fold(&text.replace('#', number))).or_insert(Known::As(words.column));
                    }
                }
            }
        }
        for text in OF_NO_USE {
            names.insert(fold(text), Known::OfNoUse);
        }
        names
    })
}

/// What a whole heading is known as.
pub(crate) fn find(heading: &str) -> Option<Known> {
    names().get(&fold(heading)).copied()
}

/// Whether a text is the heading of something: a name, or a name in two languages.
pub(crate) fn is_heading(text: &str) -> bool {
    find(text).is_some() || in_parts(text).is_some()
}

/// The column that the parts of a heading in several languages agree on, such as `批号 / Batch No.`.
pub(crate) fn in_parts(heading: &str) -> Option<Column> {
    let mut agreed = None;
    for part in parts(heading) {
        match (find(part), agreed) {
            (Some(Known::As(column)), Some(other)) if column != other => return None,
            (Some(Known::As(column)), _) => agreed = Some(column),
            _ => {}
        }
    }
    agreed
}

/// The parts of a heading: between marks, and where Chinese and other letters meet.
fn parts(heading: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let is_mark = |c: char| {
        matches!(c, '/' | '|' | '(' | ')' | '（' | '）' | '\n' | '\r' | '／' | '-' | ':' | '：' | '[' | ']')
    };
    for piece in heading.split(is_mark) {
        parts.push(piece);
        let is_han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
        let letters = || piece.char_indices().filter(|(_, c)| c.is_alphabetic());
        for ((_, left), (at, right)) in letters().zip(letters().skip(1)) {
            if is_han(left) != is_han(right) {
                parts.extend([&piece[..at], &piece[at..]]);
            }
        }
    }
    parts
}

/// The least length of a folded heading that is compared with a tolerance.
const LEAST_FUZZY_CHARS: usize = 7;

/// The column of the only name that a heading is one letter away from.
pub(crate) fn nearly(heading: &str) -> Option<Column> {
    let folded: Vec<char> = fold(heading).chars().collect();
    if folded.len() < LEAST_FUZZY_CHARS || folded.len() > 40 {
        return None;
    }
    let mut near = None;
    for (name, known) in names() {
        // A byte length far off cannot be one letter away, and most names are.
        if name.len().abs_diff(folded.iter().map(|c| c.len_utf8()).sum()) > 4 || !one_away(&folded, name) {
            continue;
        }
        match (*known, near) {
            (Known::OfNoUse, _) => return None,
            (Known::As(column), Some(other)) if column != other => return None,
            (Known::As(column), _) => near = Some(column),
        }
    }
    near
}

/// Whether two texts are one added, missing, replaced or swapped letter apart.
fn one_away(left: &[char], right: &str) -> bool {
    let right: Vec<char> = right.chars().collect();
    let head = left.iter().zip(&right).take_while(|(a, b)| a == b).count();
    let (left, right) = (&left[head..], &right[head..]);
    let tail = left.iter().rev().zip(right.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&left[..left.len() - tail], &right[..right.len() - tail]) {
        ([_], [_] | []) | ([], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}
