package dev.rustaiide.app.ui.components;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.jspecify.annotations.Nullable;

/**
 * Shows an explanation written in simple Markdown; it scrolls if it is too long for its place. What the pointer drags
 * over is selected and can be copied.
 */
public final class MarkdownView extends Painted {
    private static final int PAD = 3 * Look.STEP;

    private final ScrollThumb scroll = new ScrollThumb();
    private final List<Consumer<String>> linked = new ArrayList<>();
    private CodeTint tint = CodeTint.NONE;
    private final MarkdownSelection selection = new MarkdownSelection();
    private Markdown text = Markdown.parse("");
    private String source = "";
    private boolean selecting;
    private int mostWidth = 520;
    private @Nullable MarkdownLayout layout;
    private int layoutWidth;

    public MarkdownView(Composite parent, Look look) {
        super(parent, SWT.NONE, look);
        addListener(SWT.Resize, event -> fit());
        addListener(SWT.MouseVerticalWheel, event -> by(-event.count * 24));
        addListener(SWT.MouseDown, this::press);
        addListener(SWT.MouseMove, this::move);
        addListener(SWT.MouseUp, event -> release());
        addListener(SWT.KeyDown, this::key);
        takeFocus();
    }

    /** A block of code in an explanation; {@code language} as it says, e.g. {@code rust}; may be empty. */
    public record CodeBlock(String language, String code) {}

    /** The blocks of code that {@code markdown} has, as a {@link CodeTint} is asked for them. */
    public static List<CodeBlock> codeBlocks(String markdown) {
        return Markdown.parse(markdown).blocks().stream().filter(block -> block.kind() == Markdown.Kind.CODE)
                .map(block -> new CodeBlock(block.lead(), block.spans().getFirst().text())).toList();
    }

    /** What it shows. */
    public String text() {
        return source;
    }

    public void setText(String markdown) {
        source = markdown;
        selection.clear();
        text = Markdown.parse(markdown);
        describe(markdown.isEmpty() ? "Explanation" : markdown, ACC.ROLE_TEXT);
        layout = null;
        scroll.to(0);
        fit();
    }

    /** Colours code blocks from now on. */
    public void setCodeTint(CodeTint colors) {
        tint = colors;
        layout = null;
        redraw();
    }

    /** Told the target of each link that is clicked. */
    public void onLink(Consumer<String> listener) {
        linked.add(listener);
    }

    @Override
    protected void lookChanged() {
        layout = null;
        super.lookChanged();
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        MarkdownLayout shown = layout(gc, area.width - 2 * PAD);
        shown.paintGround(gc, PAD, (int) (PAD - scroll.offset()));
        selection.paint(gc, look(), shown.pieces(), PAD, (int) (PAD - scroll.offset()));
        shown.paint(gc, PAD, (int) (PAD - scroll.offset()));
        scroll.paint(gc, look(), area, isHovered());
    }

    private MarkdownLayout layout(GC gc, int width) {
        MarkdownLayout now = layout;
        if (now == null || layoutWidth != width) {
            now = MarkdownLayout.of(gc, look(), tint, text, width);
            layout = now;
            layoutWidth = width;
        }
        return now;
    }

    private void fit() {
        Rectangle area = getClientArea();
        GC gc = new GC(this);
        scroll.fit(layout(gc, area.width - 2 * PAD).height() + 2L * PAD, area.height);
        gc.dispose();
        redraw();
    }

    /** Scrolls by so many points. */
    public void by(int distance) {
        scroll.by(distance);
        redraw();
    }

    private String linkAt(int x, int y) {
        MarkdownLayout now = layout;
        if (now != null) {
            for (MarkdownLayout.Piece piece : now.pieces()) {
                if (!piece.link().isEmpty() && piece.area().contains(x - PAD, (int) (y - PAD + scroll.offset()))) {
                    return piece.link();
                }
            }
        }
        return "";
    }

    private void press(Event event) {
        String link = linkAt(event.x, event.y);
        if (event.button == 1 && !scroll.press(event.x, event.y, getClientArea().width) && !link.isEmpty()) {
            List.copyOf(linked).forEach(listener -> listener.accept(link));
        } else if (event.button == 1 && !scroll.isDragged()) {
            selecting = true;
            select(event, true);
        }
    }

    private void select(Event event, boolean start) {
        GC gc = new GC(this);
        List<MarkdownLayout.Piece> pieces = layout(gc, getClientArea().width - 2 * PAD).pieces();
        int x = event.x - PAD;
        int y = (int) (event.y - PAD + scroll.offset());
        if (start) {
            selection.start(gc, pieces, x, y);
        } else {
            selection.extend(gc, pieces, x, y);
        }
        gc.dispose();
        redraw();
    }

    private void release() {
        scroll.release();
        selecting = false;
    }

    /** Copies what is selected; says whether anything is. */
    public boolean copy() {
        MarkdownLayout now = layout;
        if (now == null || selection.isEmpty()) {
            return false;
        }
        Clipboard clipboard = new Clipboard(getDisplay());
        clipboard.setContents(new Object[] {selection.text(now.pieces())},
                new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
        return true;
    }

    private void move(Event event) {
        if (scroll.isDragged()) {
            scroll.drag(event.y);
            redraw();
        } else if (selecting) {
            select(event, false);
        } else {
            boolean link = !linkAt(event.x, event.y).isEmpty();
            setCursor(link ? getDisplay().getSystemCursor(SWT.CURSOR_HAND) : null);
        }
    }

    private void key(Event event) {
        if (event.keyCode == 'c' && (event.stateMask & SWT.MODIFIER_MASK) == SWT.MOD1) {
            copy();
        }
        switch (event.keyCode) {
            case SWT.ARROW_DOWN -> by(24);
            case SWT.ARROW_UP -> by(-24);
            case SWT.PAGE_DOWN -> by(getClientArea().height - 24);
            case SWT.PAGE_UP -> by(24 - getClientArea().height);
            default -> {
                // Other keys are not for reading.
            }
        }
    }

    /** It wants to be no wider than so many points; 520 unless said. */
    public void setMostWidth(int points) {
        mostWidth = points;
    }

    /** With {@link SWT#DEFAULT} for the width: as wide as the text needs, up to what {@link #setMostWidth} said. */
    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        int width = widthHint == SWT.DEFAULT ? mostWidth : widthHint;
        GC gc = new GC(this);
        MarkdownLayout fresh = MarkdownLayout.of(gc, look(), tint, text, width - 2 * PAD);
        gc.dispose();
        return new Point(widthHint == SWT.DEFAULT ? Math.min(width, fresh.widest() + 2 * PAD + 2) : width,
                heightHint == SWT.DEFAULT ? fresh.height() + 2 * PAD : heightHint);
    }
}
