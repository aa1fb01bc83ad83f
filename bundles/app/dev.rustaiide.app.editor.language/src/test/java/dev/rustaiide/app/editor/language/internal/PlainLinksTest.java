package dev.rustaiide.app.editor.language.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PlainLinksTest {
    private static void check(String markdown, String expected) {
        assertEquals(expected, PlainLinks.of(markdown));
    }

    @Test
    void links_into_the_code_become_the_names_that_they_lead_to() {
        check("gives [`None`] or [`Some`][Option::Some].", "gives `None` or `Some`.");
        check("see [docs].\n\n[docs]: crate::collections#more\nend", "see [docs].\n\nend");
    }

    @Test
    void links_to_the_web_stay_and_so_does_what_is_no_link() {
        check("[`Some`](https://doc.rust-lang.org)", "[`Some`](https://doc.rust-lang.org)");
        check("`let a = [b]: c;` a[0] []", "`let a = [b]: c;` a[0] []");
        check("plain", "plain");
    }
}
