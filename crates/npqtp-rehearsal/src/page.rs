//! The pages for people: what this server is, and what it is not; a form to register with.

use std::sync::Arc;

use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::response::Html;

use crate::api;
use crate::problem::Problem;
use crate::server::Server;
use crate::wire::{FIELD_LIMIT_CHARS, NewRegistration};

type Shared = State<Arc<Server>>;

/// `GET /`
pub(crate) async fn show(State(server): Shared) -> Result<Html<String>, Problem> {
    let state = server.state().await?;
    let counts = &state.counts;
    let rate = (server.faults().plan().rate * 100.0).round();
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
        (format!("{rate} %"), "Requests that fail on purpose", "Yêu cầu được cố ý làm cho thất bại"),
    ];
    let rows: String =
        numbers.iter().map(|(count, en, vi)| row(en, vi, &format!("<output>{count}</output>"))).collect();
    let fields = [
        ("name", "Manufacturer, as in your records", "Nhà sản xuất, như trong bản ghi của bạn"),
        ("country", "Country", "Quốc gia"),
        ("contact", "Contact", "Liên hệ"),
    ];
    let form: String = fields
        .iter()
        .map(|(name, en, vi)| {
            format!(
                "<p><label>{en}<br><span lang=\"vi\">{vi}</span><br>\
                 <input name=\"{name}\" required maxlength=\"{FIELD_LIMIT_CHARS}\"></label></p>\n"
            )
        })
        .collect();
    Ok(framed(&format!(
        r#"<table>
{rows}</table>
<h2>Register for a rehearsal <span lang="vi">(Đăng ký diễn tập)</span></h2>
<form method="post" action="register">
{form}<p><button>Register <span lang="vi">(Đăng ký)</span></button></p>
</form>"#
    )))
}

/// `POST /register`, from the form of the page. It meets no faults: what is rehearsed is sending.
pub(crate) async fn register(
    State(server): Shared,
    form: Result<Form<NewRegistration>, FormRejection>,
) -> Result<Html<String>, Problem> {
    let Form(who) = form.map_err(|fault| Problem::bad("request.malformed", fault.body_text()))?;
    // All of them are made here: no text of a stranger is on the page.
    let made = api::registered(&server, who).await?;
    let rows: String = [
        ("Client", "Mã ứng dụng khách", &made.client_id),
        ("Secret", "Mã bí mật", &made.client_secret),
        ("Valid until", "Có hiệu lực đến", &made.expires_at),
    ]
    .map(|(en, vi, text)| row(en, vi, &format!("<code>{text}</code>")))
    .concat();
    Ok(framed(&format!(
        r#"<h2>Registered <span lang="vi">(Đã đăng ký)</span></h2>
<p>Copy the secret now: it is not shown again.
<span lang="vi">Hãy sao chép mã bí mật ngay: mã này không được hiển thị lại.</span></p>
<table>
{rows}</table>
<p><a href="./">Back <span lang="vi">(Quay lại)</span></a></p>"#
    )))
}

fn row(en: &str, vi: &str, cell: &str) -> String {
    format!("<tr><th scope=\"row\">{en}<br><span lang=\"vi\">{vi}</span></th><td>{cell}</td></tr>\n")
}

/// A page with what every page says first.
fn framed(content: &str) -> Html<String> {
    Html(format!(
        r#"<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>Unofficial rehearsal server: not the NPQTP</title>
<style>
:root {{ color-scheme: light dark }}
body {{ font: 1.1rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem }}
.notice {{ border: .25rem solid #b45309; border-radius: .5rem; padding: .5rem 1rem; margin-bottom: 1.5rem }}
th {{ text-align: start; font-weight: normal; padding-block: .25rem }}
td {{ vertical-align: top; padding: .25rem 0 0 2rem; font-variant-numeric: tabular-nums; overflow-wrap: anywhere }}
input, button {{ font: inherit; min-height: 2.75rem; max-width: 100% }}
</style>
<main>
<div class="notice">
<h1>Unofficial rehearsal server</h1>
<p>This is <strong>not the NPQTP</strong>, and no authority runs it. What is sent here reaches no authority, and its
receipts are worth nothing outside of a rehearsal. Send nothing that is secret.</p>
<div lang="vi">
<h1>Máy chủ diễn tập không chính thức</h1>
<p>Đây <strong>không phải là NPQTP</strong> và không do cơ quan nào vận hành. Dữ liệu gửi đến đây không đến được cơ
quan nào, và biên nhận ở đây chỉ có giá trị khi diễn tập. Không gửi thông tin bí mật.</p>
</div>
</div>
{content}
</main>
</html>
"#
    ))
}
