//! What the desk says of submissions, beyond what the platform's rules say.

use super::Row;

pub(super) const ROWS: &[Row] = &[
    Row {
        key: "submission.batch-not-in-records",
        en: "{count} batches of the shipment are not in the records, first {first}. Add their records, or correct the shipment; they are not sent.",
        vi: "{count} lô của lô hàng không có trong bản ghi, trước hết là {first}. Hãy thêm bản ghi hoặc sửa lô hàng; các lô này không được gửi.",
        zh: "该批货物中有 {count} 个批次不在记录中，第一个是 {first}。请补充记录或更正货物清单；这些批次不会发送。",
    },
    Row {
        key: "submission.changed-since-shown",
        en: "The records or the profile changed after you looked. Look at what would leave now, then consent to that.",
        vi: "Bản ghi hoặc hồ sơ cấu hình đã thay đổi sau khi bạn xem. Hãy xem lại nội dung sẽ gửi rồi đồng ý với nội dung đó.",
        zh: "您查看之后，记录或配置已更改。请重新查看将要发送的内容，再表示同意。",
    },
    Row {
        key: "submission.elsewhere",
        en: "This submission goes on in another tab or window. Look there, or continue it here.",
        vi: "Lần gửi này đang tiếp tục ở thẻ hoặc cửa sổ khác. Hãy xem ở đó, hoặc tiếp tục tại đây.",
        zh: "此次提交正在另一个标签页或窗口中进行。请到那里查看，或在此继续。",
    },
    Row {
        key: "submission.has-errors",
        en: "{count} of the records have errors in the check, first {first}. Mend them first, or expect the platform to reject them.",
        vi: "{count} bản ghi có lỗi khi kiểm tra, trước hết là {first}. Hãy sửa trước, nếu không nền tảng có thể từ chối.",
        zh: "有 {count} 条记录检查出错误，第一条是 {first}。请先更正，否则平台可能会拒绝。",
    },
    Row {
        key: "submission.lines-without-batch",
        en: "{count} lines have no production batch number and are not sent. Fill it in where they should be.",
        vi: "{count} dòng không có số lô sản xuất nên không được gửi. Hãy điền số lô nếu cần gửi.",
        zh: "有 {count} 行没有生产批号，不会发送。如需发送，请填写批号。",
    },
    Row {
        key: "submission.no-such-body",
        en: "There is no request of this number. Prepare the submission again.",
        vi: "Không có yêu cầu nào mang số này. Hãy chuẩn bị lại lần gửi.",
        zh: "没有此编号的请求。请重新准备提交。",
    },
    Row {
        key: "submission.not-stored",
        en: "Nothing was sent: this device could not store the submission first. Make room or allow storage, then continue.",
        vi: "Chưa gửi gì: thiết bị không lưu được lần gửi trước khi gửi. Hãy giải phóng dung lượng hoặc cho phép lưu trữ rồi tiếp tục.",
        zh: "未发送任何内容：本设备无法先保存此次提交。请腾出空间或允许存储，然后继续。",
    },
    Row {
        key: "submission.nothing-prepared",
        en: "Nothing is prepared. Choose what to submit first.",
        vi: "Chưa chuẩn bị gì. Hãy chọn nội dung cần gửi trước.",
        zh: "尚未准备任何内容。请先选择要提交的内容。",
    },
    Row {
        key: "submission.nothing-to-send",
        en: "No record can be sent. Look at the records that are left out and mend them.",
        vi: "Không có bản ghi nào gửi được. Hãy xem các bản ghi bị bỏ qua và sửa lại.",
        zh: "没有可发送的记录。请查看被略过的记录并更正。",
    },
    Row {
        key: "submission.nothing-under-way",
        en: "No submission is under way. Prepare one first.",
        vi: "Không có lần gửi nào đang diễn ra. Hãy chuẩn bị trước.",
        zh: "没有正在进行的提交。请先准备。",
    },
    Row {
        key: "submission.profile-built-in",
        en: "The rehearsal profile belongs to the program and stays as it is. Give yours another id.",
        vi: "Hồ sơ cấu hình diễn tập thuộc về chương trình và không thay đổi. Hãy đặt id khác cho hồ sơ của bạn.",
        zh: "演练配置属于本程序，不能更改。请为您的配置换一个 id。",
    },
    Row {
        key: "submission.profile-unknown",
        en: "There is no submission profile of this name. Choose one from the list.",
        vi: "Không có hồ sơ cấu hình gửi nào mang tên này. Hãy chọn trong danh sách.",
        zh: "没有此名称的提交配置。请从列表中选择。",
    },
    Row {
        key: "submission.several-reports",
        en: "{count} batches have more than one inspection report, first {first}. The first report of each is sent; check that it is the right one.",
        vi: "{count} lô có nhiều hơn một báo cáo kiểm định, trước hết là {first}. Chỉ gửi báo cáo đầu tiên của mỗi lô; hãy kiểm tra có đúng báo cáo không.",
        zh: "有 {count} 个批次有多份检验报告，第一个是 {first}。每个批次只发送第一份；请确认是否正确。",
    },
    Row { key: "submission.state.accepted", en: "Accepted", vi: "Đã chấp nhận", zh: "已接受" },
    Row { key: "submission.state.queued", en: "Not sent yet", vi: "Chưa gửi", zh: "尚未发送" },
    Row { key: "submission.state.rejected", en: "Rejected", vi: "Bị từ chối", zh: "被拒绝" },
    Row { key: "submission.state.sending", en: "On its way", vi: "Đang gửi", zh: "发送中" },
    Row {
        key: "submission.state.unknown",
        en: "Not known; will be looked up",
        vi: "Chưa rõ; sẽ tra cứu",
        zh: "未知，将会查询",
    },
    Row {
        key: "submission.still-going",
        en: "The submission is still going on. Cancel it first; what is out may still arrive.",
        vi: "Lần gửi vẫn đang diễn ra. Hãy hủy trước; dữ liệu đã gửi đi vẫn có thể tới nơi.",
        zh: "提交仍在进行。请先取消；已发出的内容仍可能送达。",
    },
    Row {
        key: "submission.too-many-profiles",
        en: "There are {limit} profiles of your own already. Remove one that you no longer need.",
        vi: "Bạn đã có {limit} hồ sơ cấu hình riêng. Hãy xóa hồ sơ không còn cần.",
        zh: "您已有 {limit} 个自己的配置。请删除不再需要的配置。",
    },
    Row {
        key: "submission.under-way",
        en: "A submission is under way. Bring it to its end or put it aside first.",
        vi: "Có một lần gửi đang diễn ra. Hãy hoàn tất hoặc gác lại trước.",
        zh: "有一个提交正在进行。请先完成或搁置。",
    },
];
