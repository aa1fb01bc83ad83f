package dev.rustaiide.app.vim.internal.core;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.app.vim.internal.core.Host.Act;

/** Commands that are neither motions nor operators with one. */
final class NormalOrders {
    /** Those that stand for an operator and a motion. */
    private static final Map<String, String[]> SHORT = Map.of("x", new String[] {"d", "l"}, "<Del>",
            new String[] {"d", "l"}, "X", new String[] {"d", "h"}, "D", new String[] {"d", "$"}, "C",
            new String[] {"c", "$"}, "s", new String[] {"c", "l"});
    private static final Map<String, String> LINES = Map.of("S", "c", "Y", "y");
    private static final Set<String> CHANGES = Set.of("p", "P", "gp", "gP", "J", "gJ", "~", "r", "i", "I", "a", "A",
            "o", "O", "gi", "R", "<C-a>", "<C-x>", "&");
    private static final Map<String, Act> ACTS = Map.ofEntries(Map.entry("gd", Act.DEFINITION),
            Map.entry("gD", Act.DEFINITION), Map.entry("<C-]>", Act.DEFINITION), Map.entry("K", Act.HOVER),
            Map.entry("gr", Act.REFERENCES), Map.entry("gI", Act.IMPLEMENTATION), Map.entry("gt", Act.NEXT_TAB),
            Map.entry("gT", Act.PREVIOUS_TAB), Map.entry("<C-o>", Act.BACK), Map.entry("<C-i>", Act.FORWARD),
            Map.entry("\t", Act.FORWARD), Map.entry("zc", Act.FOLD), Map.entry("zo", Act.UNFOLD),
            Map.entry("za", Act.FOLD), Map.entry("zM", Act.FOLD_ALL), Map.entry("zR", Act.UNFOLD_ALL),
            Map.entry("]d", Act.NEXT_PROBLEM), Map.entry("[d", Act.PREVIOUS_PROBLEM));

    private final Vim vim;
    private final Host host;
    private final Edits edits;
    private final Registers registers;
    private final Ex ex;

    NormalOrders(Vim vim, Host host, Edits edits, Registers registers) {
        this.vim = vim;
        this.host = host;
        this.edits = edits;
        this.registers = registers;
        this.ex = new Ex(vim, host, edits);
    }

    private Lines lines() {
        return new Lines(host.text());
    }

    /** Whether it went well; empty if it is none of these. */
    Optional<Boolean> run(Order order) {
        String key = order.key();
        String[] pair = SHORT.get(key);
        if (pair != null) {
            return Optional.of(vim.operate(new Order(order.register(), order.count(), pair[0], pair[1], "",
                    Order.Kind.KEY)));
        }
        if (LINES.containsKey(key)) {
            return Optional.of(vim.operate(new Order(order.register(), order.count(), LINES.get(key), key, "",
                    Order.Kind.WHOLE_LINES)));
        }
        if (ACTS.containsKey(key)) {
            return Optional.of(host.act(ACTS.get(key), ""));
        }
        if (CHANGES.contains(key)) {
            return Optional.of(change(order));
        }
        return other(order);
    }

    private Optional<Boolean> other(Order order) {
        switch (order.key()) {
            case "u" -> {
                return Optional.of(repeated(order.times(), vim::undo));
            }
            case "<C-r>" -> {
                return Optional.of(repeated(order.times(), vim::redo));
            }
            case "." -> {
                return Optional.of(vim.repeat(order.count()));
            }
            case "v", "V", "<C-v>", "<C-q>" -> vim.select(VisualKeys.mode(order.key()));
            case "gv" -> {
                return Optional.of(vim.selectAgain());
            }
            case "q" -> {
                return Optional.of(vim.record(order.argument()));
            }
            case "@" -> {
                return Optional.of(vim.play(order.argument(), order.times()));
            }
            case "m" -> {
                boolean can = Marks.isSettable(order.argument());
                if (can) {
                    vim.marks().set(order.argument().charAt(0), host.caret());
                }
                return Optional.of(can);
            }
            case ":" -> {
                return Optional.of(line(order.isCounted() ? ".,.+" + (order.count() - 1) + order.argument()
                        : order.argument(), new Region(host.caret(), host.caret(), false)));
            }
            case "ZZ" -> {
                return Optional.of(host.act(Act.WRITE_AND_QUIT, ""));
            }
            case "ZQ" -> {
                return Optional.of(host.act(Act.QUIT_WITHOUT_SAVING, ""));
            }
            default -> {
                return scroll(order);
            }
        }
        return Optional.of(true);
    }

    boolean line(String command, Region region) {
        return ex.run(command, region);
    }

    private interface Again {
        boolean once();
    }

    private static boolean repeated(int times, Again again) {
        boolean any = false;
        for (int i = 0; i < times; i++) {
            if (!again.once()) {
                break;
            }
            any = true;
        }
        return any;
    }

    private Optional<Boolean> scroll(Order order) {
        int first = host.firstSeen();
        int rows = Math.max(1, host.lastSeen() - first);
        Lines lines = lines();
        int line = lines.of(host.caret());
        int half = order.isCounted() ? order.count() : Math.max(1, rows / 2);
        switch (order.key()) {
            case "zz", "z." -> host.scrollTo(Math.max(0, line - rows / 2));
            case "zt", "z<CR>" -> host.scrollTo(line);
            case "zb", "z-" -> host.scrollTo(Math.max(0, line - rows));
            case "<C-e>" -> host.scrollTo(Math.min(lines.last(), first + order.times()));
            case "<C-y>" -> host.scrollTo(Math.max(0, first - order.times()));
            case "<C-d>" -> page(lines, line, half);
            case "<C-u>" -> page(lines, line, -half);
            case "<C-f>", "<PageDown>" -> page(lines, line, Math.max(1, rows - 1) * order.times());
            case "<C-b>", "<PageUp>" -> page(lines, line, -Math.max(1, rows - 1) * order.times());
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(true);
    }

    private void page(Lines lines, int line, int by) {
        int to = (int) Math.clamp((long) line + by, 0, lines.last());
        host.scrollTo((int) Math.clamp((long) host.firstSeen() + by, 0, lines.last()));
        host.show(lines.onCharacter(lines.firstNonBlank(to)), 0, 0);
    }

    private boolean change(Order order) {
        if (host.isReadOnly()) {
            host.say("This text cannot be changed");
            return false;
        }
        if (!order.key().equals("&")) {
            vim.changed(order, Optional.empty());
        }
        Lines lines = lines();
        int caret = host.caret();
        int line = lines.of(caret);
        return switch (order.key()) {
            case "p", "P", "gp", "gP" -> put(order);
            case "J", "gJ" -> join(lines, line, order);
            case "~" -> swap(lines, caret, order.times());
            case "r" -> replace(lines, caret, order);
            case "<C-a>" -> edits.increase(order.times());
            case "<C-x>" -> edits.increase(-(long) order.times());
            case "&" -> ex.again(line);
            case "o", "O" -> open(lines, line, order);
            default -> insert(lines, caret, line, order);
        };
    }

    private boolean insert(Lines lines, int caret, int line, Order order) {
        int at = switch (order.key()) {
            case "a" -> lines.behind(caret);
            case "A" -> lines.end(line);
            case "I" -> lines.firstNonBlank(line);
            case "gi" -> vim.marks().get(String.valueOf(Marks.INSERTED), lines).orElse(caret);
            default -> caret;
        };
        host.show(at, 0, 0);
        vim.begin(order.times(), false, false, order.key().equals("R"));
        return true;
    }

    private boolean open(Lines lines, int line, Order order) {
        String indent = lines.indent(line);
        boolean below = order.key().equals("o");
        int at = below ? lines.end(line) : lines.start(line);
        String text = below ? host.lineBreak() + indent : indent + host.lineBreak();
        int caret = at + (below ? text.length() : indent.length());
        edits.replace(at, at, text, caret);
        host.show(caret, 0, 0);
        vim.begin(order.times(), true, !indent.isEmpty(), false);
        return true;
    }

    private boolean put(Order order) {
        Optional<Registers.Content> content = registers.get(order.register())
                .filter(found -> Edits.fits(found.text(), order.times()));
        content.ifPresent(found -> edits.put(found, order.times(), order.key().endsWith("p"),
                order.key().startsWith("g")));
        return content.isPresent();
    }

    private boolean join(Lines lines, int line, Order order) {
        int count = Math.max(2, order.count());
        if (line + count - 1 > lines.last()) {
            if (order.count() <= 2) {
                return false;
            }
            count = lines.last() - line + 1;
        }
        if (count < 2) {
            return true;
        }
        edits.join(line, line + count - 1, order.key().equals("J"));
        return true;
    }

    private boolean swap(Lines lines, int caret, int times) {
        int end = caret;
        for (int i = 0; i < times; i++) {
            end = lines.behind(end);
        }
        if (end == caret) {
            return false;
        }
        edits.changeCase(new Region(caret, end, false), "g~", end);
        return true;
    }

    private boolean replace(Lines lines, int caret, Order order) {
        int end = caret;
        for (int i = 0; i < order.times(); i++) {
            if (lines.isAtEnd(end)) {
                return false;
            }
            end = lines.behind(end);
        }
        if (order.argument().equals(Strokes.ENTER)) {
            String text = host.lineBreak() + lines.indent(lines.of(caret));
            edits.replace(caret, end, text, caret + text.length());
            host.show(caret + text.length(), 0, 0);
            return true;
        }
        int last = caret + order.argument().length() * (order.times() - 1);
        edits.fill(new Region(caret, end, false), order.argument(), last);
        return true;
    }

    /** What a key does to a selection that is gone already. */
    boolean onSelection(Order order, Region region) {
        Lines lines = lines();
        int first = region.firstLine(lines);
        int last = Math.max(first, lines.of(Math.max(region.start(), region.end() - 1)));
        switch (order.key()) {
            case "J", "gJ" -> {
                if (first == lines.last()) {
                    return false;
                }
                edits.join(first, Math.max(first + 1, last), order.key().equals("J"));
            }
            case "r" -> edits.fill(region, order.argument().equals(Strokes.ENTER) ? host.lineBreak()
                    : order.argument(), region.start());
            case "I" -> {
                host.show(region.start(), 0, 0);
                vim.begin(order.times(), false, false, false);
            }
            case "A" -> {
                host.show(region.end(), 0, 0);
                vim.begin(order.times(), false, false, false);
            }
            default -> {
                return putOver(order, region);
            }
        }
        return true;
    }

    /** What is put, if only nothing, takes the place of what was selected; that is in the register then, but for P. */
    private boolean putOver(Order order, Region region) {
        Registers.Content content = registers.get(order.register()).orElse(new Registers.Content("", false));
        if (!Edits.fits(content.text(), order.times())) {
            return false;
        }
        if (order.key().equals("p")) {
            registers.deleted(Registers.UNNAMED, new Registers.Content(region.text(host.text()), region.isLines()),
                    !region.isLines() && region.firstLine(lines()) == region.lastLine(lines()));
        }
        edits.putOver(region, content, order.times());
        return true;
    }
}
