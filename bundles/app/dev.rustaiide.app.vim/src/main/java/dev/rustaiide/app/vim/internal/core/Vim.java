package dev.rustaiide.app.vim.internal.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.vim.internal.core.Host.Act;
import dev.rustaiide.app.vim.internal.core.OrderReader.Reading;
import dev.rustaiide.foundation.text.TextChange;

/** Vim: takes keys one by one, see {@link Strokes}, and edits what its host has. Not for several threads. */
public final class Vim {
    private static final Set<String> JUMPS = Set.of("G", "gg", "n", "N", "/", "?", "*", "#", "g*", "g#", "%", "{", "}",
            "'", "`", "H", "M", "L");
    /** Deletes with these motions are never small. */
    private static final Set<String> LARGE = Set.of("%", "`", "/", "?", "n", "N", "{", "}");
    private static final Order INSERT = new Order(Registers.UNNAMED, 0, "", "i", "", Order.Kind.KEY);
    private static final int DEEPEST = 20;
    private static final int MOST_KEYS = 100_000;

    private final Host host;
    private final Registers registers;
    private final Finder finder;
    private final Marks marks = new Marks();
    private final Edits edits;
    private final Steps steps;
    private final Macros macros;
    private final NormalOrders orders;
    private final Blocks blocks;
    private final VisualArea area;
    private final List<String> pending = new ArrayList<>();
    private Mode mode = Mode.NORMAL;
    private int column = Move.ASIDE;
    private Optional<Selected> lastSelected = Optional.empty();
    private Optional<Change> lastChange = Optional.empty();
    private int depth;
    private int executing;
    private int fed;
    private boolean resumes;
    private @Nullable Insertion insertion;
    private @Nullable Change changing;

    /** What keys mean. */
    public enum Mode {
        NORMAL, INSERT, REPLACE, VISUAL, VISUAL_LINES, VISUAL_BLOCK
    }

    /** What was selected, for {@code gv}. */
    private record Selected(int anchor, int caret, Mode mode) {}

    /** A change that can be repeated, with what was typed after it. */
    record Change(Order order, Optional<Extent> extent, List<String> typed) {}

    public Vim(Host host) {
        this.host = host;
        this.registers = new Registers(host);
        this.finder = new Finder(host);
        this.edits = new Edits(host, registers, marks);
        this.steps = new Steps(host);
        this.macros = new Macros(registers);
        this.orders = new NormalOrders(this, host, edits, registers);
        this.blocks = new Blocks(this, host, edits, registers);
        this.area = new VisualArea(host);
    }

    public Mode mode() {
        return mode;
    }

    public boolean isVisual() {
        return mode == Mode.VISUAL || mode == Mode.VISUAL_LINES || mode == Mode.VISUAL_BLOCK;
    }

    public boolean isInserting() {
        return mode == Mode.INSERT || mode == Mode.REPLACE;
    }

    /** Whether what is typed takes the place of what is there. */
    public boolean isReplacing() {
        return mode == Mode.REPLACE;
    }

    /** Where a caret at {@code offset} would be while keys are commands. */
    public int onCharacter(int offset) {
        return lines().onCharacter(offset);
    }

    /** What was typed of a command so far. */
    public String pending() {
        return Strokes.print(pending);
    }

    /** The register that a macro goes to; empty if none is recorded. */
    public Optional<Character> recording() {
        return macros.recording();
    }

    /** Whether Escape has nothing to end. */
    public boolean isIdle() {
        return pending.isEmpty() && mode == Mode.NORMAL;
    }

    /** Takes a key; whether it did something, or begins something. */
    public boolean press(String key) {
        macros.pressed(List.of(key));
        fed = 0;
        return feed(key);
    }

    /** Takes keys until one fails; what is left unfinished then is given up. */
    boolean run(List<String> keys) {
        for (String key : keys) {
            if (!press(key)) {
                return false;
            }
        }
        return true;
    }

    boolean feedAll(List<String> keys) {
        if (depth == DEEPEST) {
            return false;
        }
        depth++;
        boolean went = true;
        for (String key : keys) {
            if (!feed(key)) {
                went = false;
                break;
            }
        }
        depth--;
        return went;
    }

    /** Gives up what is unfinished and leaves every mode. */
    public void reset() {
        pending.clear();
        if (isInserting()) {
            endInsertion();
        }
        leaveVisual();
    }

    private boolean feed(String key) {
        if (++fed > MOST_KEYS) {
            return false;
        }
        if (insertion != null) {
            return insert(insertion, key);
        }
        if (key.equals(Strokes.ESCAPE) || key.equals("<C-c>")) {
            pending.clear();
            leaveVisual();
            host.say("");
            return true;
        }
        if (key.equals(Strokes.BACKSPACE) && OrderReader.isLine(pending)) {
            pending.removeLast();
            return true;
        }
        pending.add(key);
        return switch (OrderReader.read(pending, isVisual(), macros.isRecording())) {
            case Reading.Incomplete() -> true;
            case Reading.Unknown() -> {
                host.say(pending() + " is nothing here");
                pending.clear();
                yield false;
            }
            case Reading.Complete(Order order) -> {
                pending.clear();
                boolean went = execute(order);
                resume();
                yield went;
            }
        };
    }

    /** Text goes on to be inserted after the one command that Ctrl+O let in. */
    private void resume() {
        if (resumes && mode == Mode.NORMAL) {
            resumes = false;
            begin(1, false, false, false);
            changed(INSERT, Optional.empty());
        }
    }

    private boolean execute(Order order) {
        steps.begin(order.key().equals(":") ? lines().start(lines().of(host.caret())) : host.caret());
        host.say("");
        executing++;
        boolean went = isVisual() ? visual(order) : normal(order);
        executing--;
        endStep();
        if (!isInserting()) {
            keepOnCharacter();
        }
        return went;
    }

    /** A command of a macro is no step of its own, nor is one that text is still inserted for. */
    private void endStep() {
        if (executing == 0 && insertion == null) {
            steps.end();
        }
    }

    private void keepOnCharacter() {
        Lines lines = lines();
        int at = Math.clamp(host.caret(), 0, lines.text().length());
        if (isVisual()) {
            showSelection(at);
        } else {
            host.show(lines.onCharacter(at), 0, 0);
        }
    }

    Lines lines() {
        return new Lines(host.text());
    }

    Marks marks() {
        return marks;
    }

    Finder finder() {
        return finder;
    }

    // Motions and operators

    private boolean normal(Order order) {
        if (!order.operator().isEmpty()) {
            return operate(order);
        }
        Optional<Boolean> done = orders.run(order);
        if (done.isPresent()) {
            return done.get();
        }
        return goTo(order);
    }

    private boolean goTo(Order order) {
        Optional<Move> move = find(order, false);
        if (order.key().equals("gn")) {
            move.ifPresent(found -> selected(isVisual() ? area.anchor() : found.from(), found.to()));
            return move.isPresent();
        }
        move.ifPresent(found -> go(order, found));
        if (move.isEmpty() && !Motions.isOne(order.key())) {
            host.say(order.key() + " is nothing here");
        }
        return move.isPresent();
    }

    private Optional<Move> find(Order order, boolean change) {
        int caret = host.caret();
        if (order.key().equals("gn") && order.kind() == Order.Kind.KEY) {
            return finder.around(lines(), caret).map(match -> Move.inclusive(match.start(),
                    lines().before(match.end())));
        }
        if (order.kind() == Order.Kind.WHOLE_LINES) {
            return Motions.wholeLines(lines(), order.times(), caret);
        }
        if (order.kind() != Order.Kind.KEY) {
            return new Objects(lines()).find(order.key(), caret, order.times(),
                    order.kind() == Order.Kind.OBJECT_AROUND);
        }
        var use = new Motions.Use(order.times(), order.isCounted(), !order.operator().isEmpty(), change, isVisual(),
                column);
        return new Motions(host, finder, marks).find(order.key(), order.argument(), caret, use);
    }

    private void go(Order order, Move move) {
        if (JUMPS.contains(order.key())) {
            marks.set(Marks.JUMP, host.caret());
        }
        int to = isVisual() ? move.to() : lines().onCharacter(move.to());
        host.show(to, 0, 0);
        column = move.column() == Move.ASIDE ? Move.ASIDE : move.column();
    }

    /** Does an operator with its motion. */
    boolean operate(Order order) {
        Optional<Move> found = find(order, order.operator().equals("c"));
        if (found.isEmpty()) {
            return false;
        }
        Move move = found.get();
        if (JUMPS.contains(order.key()) && order.kind() == Order.Kind.KEY) {
            marks.set(Marks.JUMP, host.caret());
        }
        column = Move.ASIDE;
        Region region = Region.of(lines(), move, order.operator());
        boolean large = order.kind() == Order.Kind.KEY && LARGE.contains(order.key());
        int caret = Math.min(move.from(), move.to());
        boolean yanksLine = order.operator().equals("y") && order.kind() == Order.Kind.WHOLE_LINES;
        return apply(order, region, yanksLine ? host.caret() : caret, large, Optional.empty());
    }

    /** Does the operator of {@code order} to {@code region}; {@code caret} is where it stays if it changes nothing. */
    private boolean apply(Order order, Region region, int caret, boolean large, Optional<Extent> extent) {
        String operator = order.operator();
        if (host.isReadOnly() && !operator.equals("y")) {
            host.say("This text cannot be changed");
            return false;
        }
        Lines lines = lines();
        int first = region.firstLine(lines);
        int last = region.isLines() ? region.lastLine(lines)
                : lines.of(Math.max(region.start(), region.end() - 1));
        if (!operator.equals("y")) {
            changed(order, extent);
        }
        switch (operator) {
            case "d" -> edits.delete(order.register(), region, large);
            case "c" -> {
                edits.clear(order.register(), region, large);
                begin(1, false, region.isLines() && lines().column(host.caret()) > 0, false);
            }
            case "y" -> {
                edits.yank(order.register(), region);
                host.show(lines.onCharacter(caret), 0, 0);
            }
            case ">", "<" -> edits.shift(first, last, (operator.equals(">") ? 1 : -1)
                    * (extent.isPresent() ? order.times() : 1));
            // Of nothing Vim takes the character at the caret.
            case "gu", "gU", "g~" -> edits.changeCase(region.start() == region.end() ? new Region(region.start(),
                    lines.behind(region.start()), false) : region, operator, caret);
            default -> {
                return act(operator, first, last);
            }
        }
        return true;
    }

    private boolean act(String operator, int first, int last) {
        Lines lines = lines();
        Act act = operator.equals("gc") ? Act.COMMENT : Act.FORMAT;
        int caret = host.caret();
        host.show(lines.start(first), lines.start(first), lines.end(last));
        boolean went = host.act(act, "");
        Lines now = lines();
        host.show(act == Act.FORMAT ? now.onCharacter(now.firstNonBlank(Math.min(first, now.last())))
                : now.onCharacter(Math.min(caret, host.text().length())), 0, 0);
        return went;
    }

    // Changes that can be repeated

    void changed(Order order, Optional<Extent> extent) {
        Change change = new Change(order, extent, List.of());
        lastChange = Optional.of(change);
        changing = change;
    }

    /** Does the last change again, {@code count} times if that is not 0. */
    boolean repeat(int count) {
        if (lastChange.isEmpty()) {
            return false;
        }
        Change change = lastChange.get();
        Order order = count > 0 ? change.order().withCount(count) : change.order();
        boolean went = change.extent().map(extent -> visualAgain(order, extent)).orElseGet(() -> normal(order));
        if (insertion != null) {
            change.typed().forEach(this::feed);
            feed(Strokes.ESCAPE);
        }
        lastChange = Optional.of(new Change(order, change.extent(), change.typed()));
        return went;
    }

    private boolean visualAgain(Order order, Extent extent) {
        Lines lines = lines();
        int line = lines.of(host.caret());
        int last = Math.min(lines.last(), line + extent.lines() - 1);
        if (extent.isBlock()) {
            return blocks.run(order, Block.wide(line, last, lines.column(host.caret()), extent.characters()));
        }
        Region region = extent.isLines() ? Region.lines(lines, line, last)
                : new Region(host.caret(), extent.lines() == 1 ? lines.place(line, lines.column(host.caret())
                        + extent.characters()) : lines.place(last, extent.characters()), false);
        if (region.end() < region.start()) {
            return false;
        }
        return onRegion(order, region, extent, host.caret());
    }

    // Insert mode

    /** Starts to insert at the caret. */
    void begin(int times, boolean opens, boolean bareIndent, boolean replaces) {
        blocks.forget();
        insertion = new Insertion(host, edits, registers, times, opens, bareIndent, replaces);
        mode = replaces ? Mode.REPLACE : Mode.INSERT;
        column = Move.ASIDE;
    }

    private boolean insert(Insertion now, String key) {
        if (key.equals(Strokes.ESCAPE) || key.equals("<C-c>")) {
            endInsertion();
        } else if (key.equals("<C-o>") && !now.isWaiting()) {
            int at = host.caret();
            endInsertion();
            host.show(at, 0, 0);
            resumes = true;
        } else if (Strokes.isArrow(key)) {
            host.show(Strokes.moved(lines(), host.caret(), key), 0, 0);
            insertElsewhere();
        } else {
            now.type(key);
        }
        return true;
    }

    /** Whether the next key belongs to one that was pressed while text is inserted. */
    public boolean isWaiting() {
        Insertion now = insertion;
        return now != null && now.isWaiting();
    }

    /** The host has typed {@code text} while text was inserted; Escape follows. */
    public void inserted(String text) {
        Insertion now = insertion;
        if (now != null) {
            now.tell(text);
            macros.pressed(Strokes.typing(text));
        }
    }

    /** The caret was put elsewhere while text was inserted, after {@code text} had been typed up to {@code from}. */
    public void interrupted(String text, int from) {
        if (insertion != null) {
            macros.pressed(Strokes.typing(text));
            macros.pressed(Strokes.moving(lines(), from, host.caret()));
            insertElsewhere();
        }
    }

    /** What is typed from here on is an insertion and a step of its own, as if {@code i} had begun it. */
    private void insertElsewhere() {
        if (executing == 0) {
            steps.part();
        }
        begin(1, false, false, isReplacing());
        changed(INSERT, Optional.empty());
    }

    private void endInsertion() {
        Insertion now = insertion;
        if (now == null) {
            return;
        }
        marks.set(Marks.INSERTED, host.caret());
        String text = now.text();
        now.end();
        insertion = null;
        mode = Mode.NORMAL;
        blocks.inserted(text);
        Change of = changing;
        if (of != null) {
            lastChange = Optional.of(new Change(of.order(), of.extent(), List.copyOf(now.typed())));
        }
        endStep();
    }

    // Visual mode

    void select(Mode visual) {
        if (isVisual() && mode == visual) {
            leaveVisual();
        } else {
            area.begin(isVisual() ? area.anchor() : host.caret());
            mode = visual;
            showSelection(host.caret());
        }
    }

    boolean selectAgain() {
        lastSelected.ifPresent(last -> {
            int length = host.text().length();
            area.begin(Math.min(last.anchor(), length));
            mode = last.mode();
            showSelection(Math.min(last.caret(), length));
        });
        return lastSelected.isPresent();
    }

    /** Something is selected by other means, such as the pointer. */
    public void selected(int from, int caret) {
        if (!isInserting()) {
            area.begin(from);
            mode = Mode.VISUAL;
            showSelection(caret);
        }
    }

    /** The caret was put elsewhere by other means. */
    public void moved() {
        column = Move.ASIDE;
        if (isVisual()) {
            mode = Mode.NORMAL;
        }
    }

    private void leaveVisual() {
        if (isVisual()) {
            lastSelected = Optional.of(new Selected(area.anchor(), host.caret(), mode));
            Region region = area.region(mode);
            marks.set(Marks.VISUAL_START, region.start());
            marks.set(Marks.VISUAL_END, Math.max(region.start(), region.end() - 1));
            mode = Mode.NORMAL;
            host.show(lines().onCharacter(host.caret()), 0, 0);
        }
    }

    private void showSelection(int caret) {
        area.show(mode, caret, column == Move.LINE_END);
    }

    private boolean visual(Order order) {
        if (order.kind() != Order.Kind.KEY) {
            return find(order, false).map(move -> {
                area.begin(area.anchor() == host.caret() ? move.from() : area.anchor());
                mode = move.reach() == Move.Reach.LINES ? Mode.VISUAL_LINES : mode;
                host.show(move.to(), 0, 0);
                return true;
            }).orElse(false);
        }
        switch (order.key()) {
            case "v", "V", "<C-v>", "<C-q>" -> select(VisualKeys.mode(order.key()));
            case "o", "O" -> {
                int other = area.anchor();
                area.begin(host.caret());
                host.show(other, 0, 0);
            }
            case ":" -> {
                Region region = area.region(mode);
                leaveVisual();
                return orders.line("'<,'>" + order.argument(), region);
            }
            case "@", "q", "m", "zz", "zt", "zb" -> {
                return orders.run(order).orElse(false);
            }
            default -> {
                return VisualKeys.isOperator(order.key()) ? visualOperator(order) : goTo(order);
            }
        }
        return true;
    }

    private boolean visualOperator(Order order) {
        if (mode == Mode.VISUAL_BLOCK && Blocks.isOne(order.key())) {
            Block block = area.block(column == Move.LINE_END);
            leaveVisual();
            column = Move.ASIDE;
            return blocks.run(order, block);
        }
        Region region = area.of(order, mode);
        Extent extent = area.extent(region);
        int caret = area.caret(region);
        leaveVisual();
        return onRegion(order, region, extent, caret);
    }

    private boolean onRegion(Order order, Region region, Extent extent, int caret) {
        String operator = VisualKeys.operator(order.key());
        host.show(region.start(), 0, 0);
        column = Move.ASIDE;
        if (!operator.isEmpty()) {
            Order meant = new Order(order.register(), order.count(), operator, order.key(), "", Order.Kind.KEY);
            return apply(meant, region, caret, false, Optional.of(extent));
        }
        if (host.isReadOnly()) {
            return false;
        }
        changed(order, Optional.of(extent));
        return orders.onSelection(order, region);
    }

    /** Begins or ends a macro. */
    boolean record(String register) {
        return macros.record(register);
    }

    boolean play(String register, int times) {
        Optional<List<String>> keys = macros.play(register);
        boolean went = keys.isPresent();
        for (int i = 0; i < times && went; i++) {
            went = feedAll(keys.get());
        }
        return went;
    }

    /** Takes the last command back. */
    boolean undo() {
        column = Move.ASIDE;
        return steps.undo();
    }

    boolean redo() {
        column = Move.ASIDE;
        return steps.redo();
    }

    /** The text was changed by others: {@code changes} ascend and are of the text before. */
    public void followed(List<TextChange> changes) {
        marks.follow(changes);
        area.begin(Marks.mapped(area.anchor(), changes));
    }
}
