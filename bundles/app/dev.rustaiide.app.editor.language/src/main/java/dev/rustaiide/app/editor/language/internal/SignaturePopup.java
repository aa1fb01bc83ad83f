package dev.rustaiide.app.editor.language.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.graphics.TextStyle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.editor.EditorView;
import dev.rustaiide.app.ui.components.AccessibleName;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.CodeTint;
import dev.rustaiide.app.ui.components.Grids;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.MarkdownView;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.language.Signatures;
import dev.rustaiide.foundation.types.Span;

/** Shows one way to write a call, the parameter at the caret strong, above the line. */
final class SignaturePopup {
    private static final int WIDTH = 560;
    private static final int TALLEST = 140;
    private static final int PAD = 3 * Look.STEP;

    private final EditorView view;
    private final Look look;
    private @Nullable Popup popup;

    SignaturePopup(EditorView view, Look look) {
        this.view = view;
        this.look = look;
    }

    boolean isOpen() {
        return popup != null;
    }

    /** Shows the one with {@code index} over {@code offset}. */
    void show(Signatures signatures, int index, int offset, CodeTint tint) {
        Popup open = popup == null ? new Popup(view, look) : popup;
        popup = open;
        open.clear();
        Composite content = open.content();
        content.setLayout(Grids.stacked());
        Signatures.Signature signature = signatures.list().get(index);
        label(content, signature, signatures.list().size() > 1
                ? (index + 1) + " of " + signatures.list().size() + "  ↑↓" : "");
        String words = PlainLinks.of(documentation(signature));
        if (!words.isBlank()) {
            Popup.divider(content, look);
            explain(content, words, tint);
        }
        open.show(offset, true);
    }

    /** What is said about the parameter, and then about the whole. */
    static String documentation(Signatures.Signature signature) {
        int active = signature.active();
        boolean known = active >= 0 && active < signature.parameters().size();
        String parameter = known ? signature.parameters().get(active).documentation() : "";
        return parameter.isBlank() || signature.documentation().isBlank() ? parameter + signature.documentation()
                : parameter + "\n\n---\n\n" + signature.documentation();
    }

    private void label(Composite content, Signatures.Signature signature, String count) {
        Composite row = new Composite(content, SWT.NONE);
        row.setBackground(look.color(Token.RAISED));
        row.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, false));
        GridLayout layout = new GridLayout(count.isEmpty() ? 1 : 2, false);
        layout.marginWidth = PAD;
        layout.marginHeight = 2 * Look.STEP;
        layout.horizontalSpacing = PAD;
        row.setLayout(layout);
        if (!count.isEmpty()) {
            Caption caption = new Caption(row, look, count, TextSize.SMALL, Token.MUTED);
            caption.setGround(Token.RAISED);
            caption.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
        }
        Canvas canvas = new Canvas(row, SWT.NO_BACKGROUND | SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        Font strong = bold(look.codeFont());
        TextLayout text = layOut(signature, strong);
        AccessibleName.give(canvas, () -> text.isDisposed() ? "" : text.getText());
        Rectangle bounds = text.getBounds();
        canvas.setLayoutData(new GridData(bounds.width + 2, bounds.height));
        canvas.addListener(SWT.Paint, event -> {
            event.gc.setBackground(look.color(Token.RAISED));
            event.gc.fillRectangle(event.x, event.y, event.width, event.height);
            event.gc.setForeground(look.color(Token.TEXT));
            text.draw(event.gc, 0, 0);
        });
        canvas.addListener(SWT.Dispose, event -> {
            text.dispose();
            strong.dispose();
        });
    }

    private Font bold(Font font) {
        FontData[] parts = font.getFontData();
        for (FontData part : parts) {
            part.setStyle(part.getStyle() | SWT.BOLD);
        }
        return new Font(font.getDevice(), parts);
    }

    private TextLayout layOut(Signatures.Signature signature, Font strong) {
        TextLayout text = new TextLayout(view.canvas().getDisplay());
        text.setFont(look.codeFont());
        text.setText(signature.label());
        int active = signature.active();
        if (active >= 0 && active < signature.parameters().size()) {
            Span span = signature.parameters().get(active).span();
            int end = Math.min(span.end(), signature.label().length());
            if (span.start() < end) {
                text.setStyle(new TextStyle(strong, look.color(Token.ACCENT), null), span.start(), end - 1);
            }
        }
        if (text.getBounds().width > WIDTH) {
            text.setWidth(WIDTH);
        }
        return text;
    }

    private void explain(Composite content, String words, CodeTint tint) {
        MarkdownView text = new MarkdownView(content, look);
        text.setGround(Token.RAISED);
        text.setMostWidth(WIDTH);
        text.setCodeTint(tint);
        text.setText(words);
        Point size = text.computeSize(SWT.DEFAULT, SWT.DEFAULT);
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, false);
        data.widthHint = size.x;
        data.heightHint = Math.min(size.y, TALLEST);
        text.setLayoutData(data);
    }

    void close() {
        Popup open = popup;
        popup = null;
        if (open != null) {
            open.close();
        }
    }
}
