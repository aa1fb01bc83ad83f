package dev.rustaiide.app.git.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Painted;
import dev.rustaiide.app.ui.components.ScrollThumb;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.system.git.integration.LoggedCommit;

/**
 * Commits with their graph at the left. Only visible rows are painted: a hundred thousand scroll as ten. Whoever
 * has more is asked for them when the end comes near. UI thread only.
 */
final class GraphList extends Painted {
    static final int HEIGHT = 24;
    private static final int LANE = 14;
    private static final int MOST_LANES = 12;
    private static final int AUTHOR = 150;
    private static final int DATE = 110;
    private static final int NEAR = 60;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final Token[] COLOURS = {Token.ACCENT, Token.ADDED, Token.WARNING, Token.SYNTAX_KEYWORD,
        Token.SYNTAX_STRING, Token.SYNTAX_TYPE, Token.REMOVED, Token.SYNTAX_NUMBER};

    private final List<LoggedCommit> commits = new ArrayList<>();
    private final ScrollThumb scroll = new ScrollThumb();
    private Runnable more = () -> { };
    private BiConsumer<LoggedCommit, Point> menu = (commit, at) -> { };
    private Consumer<LoggedCommit> open = commit -> { };
    private ObjIntConsumer<LoggedCommit> letter = (commit, key) -> { };
    private String empty = "";
    private int current = -1;
    private int lanes = 1;

    GraphList(Composite parent, Look look) {
        super(parent, SWT.NONE, look);
        setGround(Token.BACKGROUND);
        describe("History", ACC.ROLE_LIST);
        takeFocus();
        addListener(SWT.Resize, event -> fit());
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.MouseDown, this::press);
        addListener(SWT.MouseDoubleClick, event -> selected().ifPresent(open));
        addListener(SWT.MouseUp, event -> scroll.release());
        addListener(SWT.MouseMove, this::move);
        addListener(SWT.MouseVerticalWheel, event -> scrollBy(-(long) event.count * HEIGHT));
        addListener(SWT.MenuDetect, event -> selected().ifPresent(commit -> menu.accept(commit,
                new Point(event.x, event.y))));
    }

    /** Asked for more when the end comes near; often. */
    void onMore(Runnable listener) {
        more = listener;
    }

    void onMenu(BiConsumer<LoggedCommit, Point> listener) {
        menu = listener;
    }

    /** Told of Enter, and of two clicks. */
    void onOpen(Consumer<LoggedCommit> listener) {
        open = listener;
    }

    /** Told of a letter that is typed, a small one. */
    void onLetter(ObjCharConsumer listener) {
        letter = (commit, key) -> listener.accept(commit, (char) key);
    }

    /** What is done with a commit by a letter. */
    interface ObjCharConsumer {
        void accept(LoggedCommit commit, char letter);
    }

    void setEmpty(String text) {
        empty = text;
        redraw();
    }

    void clear() {
        commits.clear();
        current = -1;
        lanes = 1;
        fit();
    }

    void add(List<LoggedCommit> page) {
        commits.addAll(page);
        for (LoggedCommit each : page) {
            lanes = Math.max(lanes, Math.min(MOST_LANES, each.lane() + 1));
        }
        if (current < 0 && !commits.isEmpty()) {
            current = 0;
        }
        fit();
    }

    /** Goes to the commit called {@code id}, if it is among those that were added. */
    boolean goTo(String id) {
        for (int i = 0; i < commits.size(); i++) {
            if (commits.get(i).id().equals(id)) {
                go(i);
                return true;
            }
        }
        return false;
    }

    int size() {
        return commits.size();
    }

    Optional<LoggedCommit> selected() {
        return current < 0 ? Optional.empty() : Optional.of(commits.get(current));
    }

    private void fit() {
        scroll.fit((long) commits.size() * HEIGHT + 2 * Look.STEP, getClientArea().height);
        redraw();
        askForMore();
    }

    private void askForMore() {
        if (scroll.offset() + getClientArea().height > (long) (commits.size() - NEAR) * HEIGHT) {
            more.run();
        }
    }

    private void scrollBy(long points) {
        scroll.by(points);
        redraw();
        askForMore();
    }

    private void key(Event event) {
        int page = Math.max(1, getClientArea().height / HEIGHT - 1);
        switch (event.keyCode) {
            case SWT.ARROW_DOWN -> go(current + 1);
            case SWT.ARROW_UP -> go(current - 1);
            case SWT.PAGE_DOWN -> go(current + page);
            case SWT.PAGE_UP -> go(current - page);
            case SWT.HOME -> go(0);
            case SWT.END -> go(commits.size() - 1);
            case SWT.CR, SWT.KEYPAD_CR -> selected().ifPresent(open);
            default -> {
                if (event.keyCode >= 'a' && event.keyCode <= 'z' && (event.stateMask & SWT.MODIFIER_MASK) == 0) {
                    selected().ifPresent(commit -> letter.accept(commit, event.keyCode));
                }
            }
        }
    }

    private void go(int row) {
        if (!commits.isEmpty()) {
            current = Math.clamp(row, 0, commits.size() - 1);
            scroll.reveal((long) current * HEIGHT, (long) (current + 1) * HEIGHT + 2 * Look.STEP);
            redraw();
            askForMore();
        }
    }

    private void press(Event event) {
        forceFocus();
        if (event.button == 1 && scroll.press(event.x, event.y, getClientArea().width)) {
            redraw();
            return;
        }
        int row = (int) ((event.y - Look.STEP + scroll.offset()) / HEIGHT);
        if (row >= 0 && row < commits.size()) {
            go(row);
        }
    }

    private void move(Event event) {
        if (scroll.isDragged()) {
            scroll.drag(event.y);
            redraw();
            askForMore();
        }
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        gc.setAntialias(SWT.ON);
        if (commits.isEmpty()) {
            gc.setFont(look().font(TextSize.BODY));
            gc.setForeground(look().color(Token.MUTED));
            text(gc, empty, 2 * Look.STEP, Look.STEP, HEIGHT);
            return;
        }
        int first = (int) Math.max(0, scroll.offset() / HEIGHT - 1);
        for (int i = first; i < commits.size() && top(i) < area.height; i++) {
            row(gc, area, i);
        }
        scroll.paint(gc, look(), area, isHovered());
    }

    private int top(int row) {
        return (int) ((long) row * HEIGHT - scroll.offset()) + Look.STEP;
    }

    private void row(GC gc, Rectangle area, int row) {
        LoggedCommit commit = commits.get(row);
        int top = top(row);
        if (row == current) {
            gc.setBackground(look().color(isFocusControl() ? Token.SELECTION : Token.HOVER));
            gc.fillRoundRectangle(Look.STEP, top, area.width - 2 * Look.STEP, HEIGHT, ROUND, ROUND);
        }
        graph(gc, row, commit, top);
        int x = 3 * Look.STEP + lanes * LANE;
        int end = area.width - 4 * Look.STEP - AUTHOR - DATE;
        gc.setFont(look().strongFont(TextSize.SMALL));
        for (String name : commit.names()) {
            x = chip(gc, SafeText.line(name), x, top, end);
        }
        gc.setFont(look().font(TextSize.BODY));
        gc.setForeground(look().color(Token.TEXT));
        if (end > x) {
            text(gc, shortened(gc, SafeText.line(commit.subject()), end - x), x, top, HEIGHT);
        }
        gc.setForeground(look().color(Token.MUTED));
        gc.setFont(look().font(TextSize.SMALL));
        text(gc, shortened(gc, SafeText.line(commit.author()), AUTHOR - 2 * Look.STEP), end + 2 * Look.STEP, top,
                HEIGHT);
        text(gc, date(commit.when()), end + AUTHOR + 2 * Look.STEP, top, HEIGHT);
    }

    private static String date(Instant when) {
        return DAY.format(when.atZone(ZoneId.systemDefault()));
    }

    private int chip(GC gc, String name, int x, int top, int end) {
        String shown = shortened(gc, name, 160);
        int width = gc.stringExtent(shown).x + 2 * Look.STEP;
        if (x + width > end) {
            return x;
        }
        gc.setBackground(look().color(Token.RAISED));
        gc.fillRoundRectangle(x, top + 4, width, HEIGHT - 8, ROUND, ROUND);
        outline(gc, look(), Token.BORDER, x, top + 4, width, HEIGHT - 8, ROUND);
        gc.setForeground(look().color(Token.ACCENT));
        text(gc, shown, x + Look.STEP, top, HEIGHT);
        return x + width + Look.STEP;
    }

    private void graph(GC gc, int row, LoggedCommit commit, int top) {
        gc.setLineWidth(2);
        int middle = top + HEIGHT / 2;
        if (row > 0) {
            // The upper half of what the row before leads to.
            for (LoggedCommit.Line line : commits.get(row - 1).lanes()) {
                line(gc, line, top - HEIGHT / 2);
            }
        }
        for (LoggedCommit.Line line : commit.lanes()) {
            line(gc, line, middle);
        }
        if (commit.lane() < MOST_LANES) {
            gc.setBackground(look().color(colour(commit.lane())));
            gc.fillOval(x(commit.lane()) - 4, middle - 4, 8, 8);
        }
        gc.setLineWidth(1);
    }

    /** From the middle of a row to that of the next. */
    private void line(GC gc, LoggedCommit.Line line, int from) {
        if (line.from() < MOST_LANES && line.to() < MOST_LANES) {
            gc.setForeground(look().color(colour(Math.max(line.from(), line.to()))));
            gc.drawLine(x(line.from()), from, x(line.to()), from + HEIGHT);
        }
    }

    private static Token colour(int lane) {
        return COLOURS[lane % COLOURS.length];
    }

    private static int x(int lane) {
        return 3 * Look.STEP + lane * LANE + LANE / 2;
    }
}
