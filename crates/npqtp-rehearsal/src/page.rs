//! The page for people: what this server is, and what it is not.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Html;

use crate::problem::Problem;
use crate::server::Server;

/// `GET /`
pub(crate) async fn show(State(server): State<Arc<Server>>) -> Result<Html<String>, Problem> {
    let state = server.state().await?;
    let (counts, plan) = (&state.counts, server.faults().plan().clone());
    let rate = (plan.rate * 100.0).round();
    let numbers = [
        (counts.registrations.to_string(), "Registrations", "Lượt đăng ký"),
        (counts.records.to_string(), "Accepted records", "Bản ghi được chấp nhận"),
        (counts.receipts.to_string(), "Receipts, rejections included", "Biên nhận, kể cả bị từ chối"),
        (
            counts.doubled.to_string(),
            "Records sent twice under two keys",
            "Bản ghi bị gửi hai lần với hai khóa",
        ),
        (state.requests.to_string(), "Requests since the start", "Yêu cầu từ lúc khởi động"),
    ];
    let rows: String = numbers
        .iter()
        .map(|(count, en, vi)| {
            format!("<tr><th>{en}<br><span lang=\"vi\">{vi}</span></th><td>{count}</td></tr>\n")
        })
        .collect();
    Ok(Html(format!(
        r#"<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>Unofficial rehearsal server: not the NPQTP</title>
<style>
:root {{ color-scheme: light dark }}
body {{ font: 1.1rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem }}
.notice {{ border: .25rem solid #b45309; border-radius: .5rem; padding: .5rem 1rem }}
th {{ text-align: start; font-weight: normal }}
td {{ text-align: end; vertical-align: top; padding-inline-start: 2rem; font-variant-numeric: tabular-nums }}
</style>
<main>
<div class="notice">
<h1>Unofficial rehearsal server</h1>
<p>This is <strong>not the NPQTP</strong>, and no authority runs it. What is sent here reaches no authority, and its
receipts are worth nothing outside of a rehearsal. Send no secrets.</p>
<div lang="vi">
<h1>Máy chủ diễn tập không chính thức</h1>
<p>Đây <strong>không phải là NPQTP</strong> và không do cơ quan nào vận hành. Dữ liệu gửi đến đây không đến được cơ
quan nào, và biên nhận ở đây chỉ có giá trị khi diễn tập. Không gửi thông tin bí mật.</p>
</div>
</div>
<table>
{rows}</table>
<p>{rate} % of requests are made to fail on purpose. <span lang="vi">{rate} % số yêu cầu được cố ý làm cho thất
bại.</span></p>
</main>
</html>
"#
    )))
}
