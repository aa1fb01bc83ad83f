package dev.rustaiide.app.vim.internal.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Span;

/** What keys do to a {@link Block}; text that is typed at its first line is there at the others when that ends. */
final class Blocks {
    private static final Set<String> KEYS = Set.of("d", "x", "<Del>", "y", "c", "s", "D", "C", "I", "A", "r", "u", "U",
            "~", "gu", "gU", "g~");
    private static final Set<String> TO_THE_END = Set.of("D", "C");

    private final Vim vim;
    private final Host host;
    private final Edits edits;
    private final Registers registers;
    private Optional<Spread> spread = Optional.empty();

    /** Where what is typed shall be as well. */
    private record Spread(Block block, List<Integer> lines, int column) {}

    Blocks(Vim vim, Host host, Edits edits, Registers registers) {
        this.vim = vim;
        this.host = host;
        this.edits = edits;
        this.registers = registers;
    }

    /** Whether {@code key} is for columns; others take the lines. */
    static boolean isOne(String key) {
        return KEYS.contains(key);
    }

    private Lines lines() {
        return new Lines(host.text());
    }

    /** Does what {@code order} says to the columns of {@code block}. */
    boolean run(Order order, Block block) {
        boolean yanks = order.key().equals("y");
        if (host.isReadOnly() && !yanks) {
            host.say("This text cannot be changed");
            return false;
        }
        if (!yanks) {
            vim.changed(order, Optional.of(block.extent()));
        }
        operate(order, block);
        return true;
    }

    private void operate(Order order, Block selected) {
        Block block = TO_THE_END.contains(order.key()) ? new Block(selected.first(), selected.last(), selected.left(),
                Move.LINE_END) : selected;
        Lines lines = lines();
        switch (order.key()) {
            case "y" -> {
                registers.yanked(order.register(), Registers.Content.block(block.text(lines)));
                show(block);
            }
            case "d", "x", "<Del>", "D" -> delete(order, block);
            case "c", "s", "C" -> {
                List<Integer> touched = block.touched(lines, 1);
                delete(order, block);
                insert(block, touched, block.left());
            }
            case "I" -> insert(block, block.touched(lines, 0), block.left());
            case "A" -> append(block, lines);
            case "r" -> each(block, text -> order.argument().repeat(text.codePointCount(0, text.length())));
            default -> each(block, text -> Edits.cased(text, VisualKeys.operator(order.key())));
        }
    }

    private void show(Block block) {
        Lines now = lines();
        host.show(now.onCharacter(block.start(now)), 0, 0);
    }

    private void delete(Order order, Block block) {
        registers.deleted(order.register(), Registers.Content.block(block.text(lines())), false);
        each(block, text -> "");
    }

    private void each(Block block, UnaryOperator<String> change) {
        var changes = new ArrayList<TextChange>();
        for (Span row : block.rows(lines())) {
            String before = host.text().substring(row.start(), row.end());
            String after = change.apply(before);
            if (!after.equals(before)) {
                changes.add(TextChange.of(row.start(), row.end(), after));
            }
        }
        edits.apply(changes, block.start(lines()));
        show(block);
    }

    private void append(Block block, Lines lines) {
        int blanks = block.right() == Move.LINE_END ? 0 : Math.max(0, block.right() - lines.length(block.first()));
        int end = lines.place(block.first(), block.right());
        edits.replace(end, end, " ".repeat(blanks), end + blanks);
        insert(block, IntStream.rangeClosed(block.first(), block.last()).boxed().toList(), block.right());
    }

    private void insert(Block block, List<Integer> touched, int column) {
        host.show(lines().place(block.first(), column), 0, 0);
        vim.begin(1, false, false, false);
        spread = Optional.of(new Spread(block, touched, column));
    }

    /** What is inserted now stays where it is. */
    void forget() {
        spread = Optional.empty();
    }

    /** {@code text} was inserted. */
    void inserted(String text) {
        spread.ifPresent(where -> {
            Lines lines = lines();
            if (!text.isEmpty() && text.indexOf('\n') < 0) {
                edits.apply(where.lines().stream().filter(line -> line > where.block().first())
                        .map(line -> Block.put(lines, line, where.column(), text)).toList(),
                        where.block().start(lines));
            }
            show(where.block());
        });
        forget();
    }
}
