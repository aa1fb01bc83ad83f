package dev.rustaiide.app.editor;

import java.util.EnumMap;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Display;

import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;

/** One dark look, enough to see an editor alone. */
final class FixedLook implements Look {
    private final Display display;
    private final Map<Token, Color> colors = new EnumMap<>(Token.class);
    private final Map<Token, Image> icons = new EnumMap<>(Token.class);
    private final Font code;
    private final Font text;

    FixedLook(Display display) {
        this.display = display;
        code = new Font(display, new FontData("DejaVu Sans Mono", 11, SWT.NORMAL));
        text = new Font(display, new FontData("DejaVu Sans", 10, SWT.NORMAL));
    }

    private static int rgb(Token token) {
        return switch (token) {
            case BACKGROUND -> 0x1B1D23;
            case SURFACE, RAISED -> 0x262931;
            case BORDER -> 0x3A3E48;
            case MUTED, SYNTAX_COMMENT, GHOST -> 0x8A90A0;
            case SELECTION -> 0x2F4B73;
            case CURRENT_LINE -> 0x22252D;
            case MATCH -> 0x5A4A1E;
            case OCCURRENCE -> 0x33384A;
            case LINE_NUMBER -> 0x5E6473;
            case INDENT_GUIDE -> 0x2C303A;
            case HOVER -> 0x2C3039;
            case ERROR -> 0xF0616D;
            case WARNING -> 0xE0B050;
            case INFO, ACCENT, SYNTAX_FUNCTION -> 0x61A8F0;
            case SUCCESS, SYNTAX_STRING -> 0x8FC97A;
            case SYNTAX_KEYWORD, SYNTAX_CONTROL -> 0xC98AE0;
            case SYNTAX_TYPE -> 0xE6C07B;
            case SYNTAX_NUMBER, SYNTAX_CONSTANT, SYNTAX_LIFETIME -> 0xD99A66;
            case SYNTAX_DOCUMENTATION -> 0x7FA889;
            case SYNTAX_MACRO, SYNTAX_ATTRIBUTE -> 0x66C2CD;
            default -> 0xD7DAE0;
        };
    }

    @Override
    public Color color(Token token) {
        int rgb = rgb(token);
        return colors.computeIfAbsent(token, ignored -> new Color(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF));
    }

    @Override
    public Font font(TextSize size) {
        return text;
    }

    @Override
    public Font strongFont(TextSize size) {
        return text;
    }

    @Override
    public Font codeFont() {
        return code;
    }

    @Override
    public Image icon(Icon icon, Token tint) {
        return icons.computeIfAbsent(tint, ignored -> {
            Image image = new Image(display, 16, 16);
            GC gc = new GC(image);
            gc.setBackground(color(Token.BACKGROUND));
            gc.fillRectangle(0, 0, 16, 16);
            gc.setBackground(color(tint));
            gc.fillPolygon(new int[] {4, 3, 13, 8, 4, 13});
            gc.dispose();
            return image;
        });
    }

    @Override
    public boolean isDark() {
        return true;
    }

    @Override
    public Registration onChange(Runnable listener) {
        return () -> { };
    }
}
