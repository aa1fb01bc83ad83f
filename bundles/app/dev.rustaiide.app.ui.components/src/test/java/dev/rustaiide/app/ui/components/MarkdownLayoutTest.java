package dev.rustaiide.app.ui.components;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustaiide.app.ui.components.internal.ThemedLook;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Test;

class MarkdownLayoutTest {
    private static final String TEXT = """
            See `tests::the_area_of_a_shape_that_has_none::does_not_change_when_it_is_turned` in \
            crates/geometry/src/shapes/polygons_with_very_long_names_and_no_blanks.rs, \
            😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀.

            ```rust
            pub fn with_capacity_of_a_name_that_is_long(capacity: usize, of: &'static str) -> Result<Vec<T>, Error>
            ```
            """;

    @Test
    void nothing_is_wider_than_the_room_and_nothing_is_lost() {
        Display display = new Display();
        Image image = new Image(display, 10, 10);
        GC gc = new GC(image);
        try {
            Look look = new ThemedLook();
            Markdown markdown = Markdown.parse(TEXT);
            String all = written(layout(gc, look, markdown, 10_000));
            for (int width = 60; width <= 900; width += 30) {
                MarkdownLayout layout = layout(gc, look, markdown, width);
                int room = width;
                assertTrue(layout.widest() <= width, () -> layout.widest() + " of " + room);
                assertEquals(all, written(layout));
                assertTrue(layout.pieces().stream().allMatch(piece -> whole(piece.text())), "half a character");
            }
            gc.setFont(look.codeFont());
            int almost = gc.stringExtent("tests::the_area_of_a_shape_that_has_none::doe").x;
            assertEquals(List.of("tests::the_area_of_a_shape_that_has_none::"),
                    layout(gc, look, markdown, almost).pieces().stream().map(MarkdownLayout.Piece::text)
                            .filter(text -> text.startsWith("tests::")).toList());
        } finally {
            gc.dispose();
            image.dispose();
            display.dispose();
        }
    }

    @Test
    void a_line_of_code_goes_on_below_behind_a_space_or_before_a_name() {
        Display display = new Display();
        Image image = new Image(display, 10, 10);
        GC gc = new GC(image);
        try {
            Look look = new ThemedLook();
            String code = "    let tax = price * rate.min(100) / 100;";
            CodeTint numbers = (language, text) -> Pattern.compile("\\d+").matcher(text).results()
                    .map(each -> new CodeTint.Tinted(each.start(), each.end(), Token.ACCENT)).toList();
            Markdown markdown = Markdown.parse("```rust\n" + code + "\n```\n");
            gc.setFont(look.codeFont());
            for (int width = 160; width <= 500; width += 3) {
                List<String> pieces = MarkdownLayout.of(gc, look, numbers, markdown, width).pieces().stream()
                        .map(MarkdownLayout.Piece::text).toList();
                int room = width;
                assertEquals(2, pieces.stream().filter("100"::equals).count(), () -> room + ": " + pieces);
            }
        } finally {
            gc.dispose();
            image.dispose();
            display.dispose();
        }
    }

    private static MarkdownLayout layout(GC gc, Look look, Markdown markdown, int width) {
        gc.setAntialias(SWT.ON);
        return MarkdownLayout.of(gc, look, CodeTint.NONE, markdown, width);
    }

    private static String written(MarkdownLayout layout) {
        return layout.pieces().stream().map(MarkdownLayout.Piece::text).collect(Collectors.joining()).replace(" ", "");
    }

    private static boolean whole(String text) {
        return !Character.isLowSurrogate(text.charAt(0)) && !Character.isHighSurrogate(text.charAt(text.length() - 1));
    }
}
