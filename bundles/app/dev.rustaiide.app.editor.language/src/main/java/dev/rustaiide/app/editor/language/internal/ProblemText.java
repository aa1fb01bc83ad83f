package dev.rustaiide.app.editor.language.internal;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.AccessibleName;
import dev.rustaiide.app.ui.components.Link;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.QuickFix;

/** All that a tool has to say about a problem, one paragraph below the other. */
final class ProblemText {
    private static final int TALLEST_EXPLANATION = 300;

    private final Composite content;
    private final Look look;
    private final int width;

    /** In {@code content}, which has a grid; no wider than {@code width} points. */
    ProblemText(Composite content, Look look, int width) {
        this.content = content;
        this.look = look;
        this.width = width;
    }

    /** {@code mended} hears which fix is chosen, {@code visited} which of the places that the problem speaks of. */
    void show(Diagnostic problem, BiConsumer<Diagnostic, QuickFix> mended, Consumer<Diagnostic.Related> visited) {
        paragraph(problem.message(), Token.TEXT, false, Integer.MAX_VALUE);
        paragraph(problem.source() + problem.code().map(code -> " · " + code).orElse(""), Token.MUTED, false,
                Integer.MAX_VALUE);
        if (!problem.explanation().isEmpty() && !problem.explanation().equals(problem.message())) {
            paragraph(problem.explanation().stripTrailing(), Token.MUTED, true, TALLEST_EXPLANATION);
        }
        for (Diagnostic.Related related : problem.related()) {
            link(related.location().file().getFileName() + ":" + related.location().range().start() + "  "
                    + related.message(), () -> visited.accept(related));
        }
        for (QuickFix fix : problem.fixes()) {
            link(fix.title(), () -> mended.accept(problem, fix));
        }
    }

    private void link(String label, Runnable press) {
        Link link = new Link(content, look, label);
        link.setGround(Token.RAISED);
        link.onPress(press);
    }

    private void paragraph(String text, Token color, boolean code, int tallest) {
        Canvas canvas = new Canvas(content, SWT.NO_BACKGROUND | SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        AccessibleName.give(canvas, () -> text);
        TextLayout layout = new TextLayout(canvas.getDisplay());
        layout.setFont(code ? look.codeFont() : look.font(TextSize.BODY));
        layout.setText(text);
        int natural = layout.getBounds().width;
        if (natural > width && !code) {
            layout.setWidth(width);
        }
        Rectangle bounds = layout.getBounds();
        GridData data = new GridData(Math.min(bounds.width + 2, width + 100), Math.min(bounds.height, tallest));
        canvas.setLayoutData(data);
        canvas.addListener(SWT.Paint, event -> {
            GC gc = event.gc;
            gc.setBackground(look.color(Token.RAISED));
            gc.fillRectangle(event.x, event.y, event.width, event.height);
            gc.setForeground(look.color(color));
            layout.draw(gc, 0, 0);
        });
        canvas.addListener(SWT.Dispose, event -> layout.dispose());
    }
}
