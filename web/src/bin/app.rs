//! Starts the page.

fn main() {
    let Some(root) = gloo::utils::document().get_element_by_id("app") else { return };
    root.set_inner_html("");
    yew::Renderer::<web::views::App>::with_root(root).render();
}
