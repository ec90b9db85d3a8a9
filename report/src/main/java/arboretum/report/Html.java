package arboretum.report;

import java.util.List;

/** Builds a page; everything but {@link #raw} is escaped. */
final class Html {
  static final String STYLE =
      """
      :root { color-scheme: light dark; --ink: #1a1a1a; --soft: #595959; --paper: #fdfdfc; --line: #d5d5d0;
        --shade: #f2f2ee; }
      @media (prefers-color-scheme: dark) { :root { --ink: #e8e8e4; --soft: #a9a9a2; --paper: #16171a;
        --line: #3a3b40; --shade: #212227; } }
      * { box-sizing: border-box; }
      body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.5;
        font-family: "Liberation Sans", Arimo, Arial, Helvetica, sans-serif; font-size: 16px; }
      main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
      h1 { margin: 0; font-size: 1.9rem; line-height: 1.2; }
      h2 { margin: 2.4rem 0 .6rem; font-size: 1.2rem; }
      p { max-width: 46rem; margin: .5rem 0; }
      .kind { margin: 0 0 .2rem; color: var(--soft); }
      .question { font-size: 1.15rem; }
      .note, caption, figcaption { color: var(--soft); font-size: .875rem; }
      dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.25rem; margin: .5rem 0; }
      dt { color: var(--soft); }
      dd { margin: 0; overflow-wrap: anywhere; }
      code, pre { font-family: "Liberation Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: .875rem; }
      pre { padding: .75rem; background: var(--shade); overflow-x: auto; }
      .wide { overflow-x: auto; margin: 1rem 0; }
      table { border-collapse: collapse; font-size: .9375rem; font-variant-numeric: tabular-nums; }
      caption { text-align: left; padding-bottom: .35rem; }
      th, td { padding: .25rem .9rem .25rem 0; text-align: right; white-space: nowrap; vertical-align: bottom; }
      th:first-child { text-align: left; }
      thead th { font-weight: 600; white-space: normal; }
      thead tr:last-child th { border-bottom: 1px solid var(--ink); }
      tbody th { font-weight: 400; }
      tbody tr + tr > * { border-top: 1px solid var(--line); }
      .inner > th { padding-left: 1.25rem; }
      .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(25rem, 100%), 1fr)); gap: 1.5rem; }
      figure { margin: 0; }
      figure img { display: block; width: 100%; max-width: 32rem; height: auto; background: #fff; }
      figcaption { max-width: 32rem; padding-top: .4rem; }
      summary { cursor: pointer; }
      @media print { body { font-size: 10pt; background: #fff; color: #000; } main { max-width: none; padding: 0; }
        figure, tr { break-inside: avoid; } h2 { break-after: avoid; } .wide { overflow: visible; } }
      """;

  private final StringBuilder text = new StringBuilder();

  Html raw(String markup) {
    text.append(markup);
    return this;
  }

  Html element(String name, String content) {
    text.append('<').append(name).append('>').append(escape(content));
    text.append("</").append(name).append(">\n");
    return this;
  }

  Html element(String name, String content, String styleClass) {
    text.append('<').append(name).append(" class=\"").append(styleClass).append("\">");
    text.append(escape(content)).append("</").append(name).append(">\n");
    return this;
  }

  /** Adds a pair of a description list, unless the value is empty. */
  Html pair(String term, String value) {
    if (!value.isEmpty()) {
      text.append("<dt>").append(escape(term)).append("</dt><dd>");
      text.append(escape(value)).append("</dd>\n");
    }
    return this;
  }

  /** As {@link #pair(String, String)}, with the value inside an element. */
  Html pair(String term, String value, String element) {
    if (!value.isEmpty()) {
      text.append("<dt>").append(escape(term)).append("</dt><dd><").append(element).append('>');
      text.append(escape(value)).append("</").append(element).append("></dd>\n");
    }
    return this;
  }

  Html header(String content) {
    text.append("<th scope=\"col\">").append(escape(content)).append("</th>");
    return this;
  }

  Html headers(List<String> contents) {
    contents.forEach(this::header);
    return this;
  }

  Html rowHeader(String content) {
    text.append("<th scope=\"row\">").append(escape(content)).append("</th>");
    return this;
  }

  Html cells(List<String> contents) {
    for (String content : contents) {
      text.append("<td>").append(escape(content)).append("</td>");
    }
    return this;
  }

  String text() {
    return text.toString();
  }

  static String escape(String content) {
    return content
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
