package dev.rustaiide.system.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.terminal.CellStyle;
import dev.rustaiide.foundation.terminal.CellStyle.Underline;
import dev.rustaiide.foundation.terminal.TerminalFrame;
import dev.rustaiide.foundation.terminal.VirtualTerminal;

/** The screen of a terminal as JSON. */
final class TerminalJson {
    private TerminalJson() {}

    static Json of(VirtualTerminal terminal, String title, OptionalInt exit) {
        TerminalFrame frame = new TerminalFrame();
        frame.size(terminal.columns(), terminal.rows());
        terminal.read(terminal.allRows() - terminal.rows(), frame);
        List<Json> rows = new ArrayList<>();
        for (int row = 0; row < frame.rows(); row++) {
            rows.add(row(frame, row));
        }
        TerminalFrame.Cursor cursor = frame.cursor();
        return Json.object().put("columns", frame.columns()).put("rows", frame.rows()).put("title", title)
                .put("exit", exit.isPresent() ? Json.of(exit.getAsInt()) : Json.NULL)
                .put("alternate", frame.isAlternate())
                .put("cursor", Json.object().put("row", cursor.row()).put("column", cursor.column())
                        .put("shape", cursor.shape().name().toLowerCase(Locale.ROOT)).build())
                .put("screen", Json.array(rows)).build();
    }

    private static Json row(TerminalFrame frame, int row) {
        StringBuilder text = new StringBuilder();
        List<Json> styles = new ArrayList<>();
        int start = 0;
        for (int x = 0; x < frame.columns(); x++) {
            text.append(frame.text(row, x));
            boolean last = x + 1 == frame.columns() || frame.style(row, x + 1) != frame.style(row, start);
            if (last) {
                if (frame.style(row, start) != 0) {
                    styles.add(style(frame.style(row, start), start, x + 1));
                }
                start = x + 1;
            }
        }
        return Json.object().put("text", text.toString().stripTrailing()).put("styles", Json.array(styles)).build();
    }

    private static Json style(long style, int from, int to) {
        List<String> attributes = new ArrayList<>();
        add(attributes, style, CellStyle.BOLD, "bold");
        add(attributes, style, CellStyle.DIM, "dim");
        add(attributes, style, CellStyle.ITALIC, "italic");
        add(attributes, style, CellStyle.INVERSE, "inverse");
        add(attributes, style, CellStyle.INVISIBLE, "invisible");
        add(attributes, style, CellStyle.STRUCK, "struck");
        if (CellStyle.underline(style) != Underline.NONE) {
            attributes.add("underline-" + CellStyle.underline(style).name().toLowerCase(Locale.ROOT));
        }
        return Json.object().put("from", from).put("to", to).put("foreground", color(CellStyle.foreground(style)))
                .put("background", color(CellStyle.background(style))).put("attributes", Json.strings(attributes))
                .build();
    }

    private static void add(List<String> attributes, long style, long attribute, String name) {
        if (CellStyle.has(style, attribute)) {
            attributes.add(name);
        }
    }

    /** {@code #rrggbb}, a number of the palette, or {@code default}. */
    private static String color(int color) {
        return color == CellStyle.DEFAULT_COLOR ? "default" : (color & CellStyle.RGB) == 0 ? Integer.toString(color - 1)
                : String.format(Locale.ROOT, "#%06x", color & 0xFFFFFF);
    }
}
