package dev.rustaiide.app.vim.internal.core;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.rustaiide.app.vim.internal.core.Host.Act;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.text.TextSearch;
import dev.rustaiide.foundation.types.Span;

/** Commands behind a colon, with a range of lines before them. What is none is said quietly. */
final class Ex {
    private static final Pattern COMMAND = Pattern.compile("\\s*([a-zA-Z]+|[&<>=!]|)(!?)\\s*(.*)", Pattern.DOTALL);

    /** A register or further steps to the side, and how many lines. */
    private static final Pattern TAIL = Pattern.compile("(>*|<*|[a-zA-Z\"_+*-])\\s*(\\d{0,7})");
    private static final Pattern FLAGS = Pattern.compile("&?[gi]*");

    private final Vim vim;
    private final Host host;
    private final Edits edits;
    private Optional<Substitution> last = Optional.empty();

    /** {@code s/pattern/replacement/flags}. */
    private record Substitution(VimPattern pattern, String replacement, boolean all) {}

    /** Lines from one to another, and what follows them. */
    private record Ranged(int first, int last, boolean given, String rest) {}

    Ex(Vim vim, Host host, Edits edits) {
        this.vim = vim;
        this.host = host;
        this.edits = edits;
    }

    private Lines lines() {
        return new Lines(host.text());
    }

    /** Does {@code line}; {@code selected} is what {@code '<} and {@code '>} stand for. Whether it is a command. */
    boolean run(String line, Region selected) {
        Optional<Ranged> range = range(line.strip(), selected);
        if (range.isEmpty()) {
            host.say(line + ": there is no such line");
            return false;
        }
        Matcher parts = COMMAND.matcher(range.get().rest());
        if (!parts.matches()) {
            return unknown(line);
        }
        return run(line, range.get(), parts.group(1), parts.group(2).equals("!"), parts.group(3));
    }

    private boolean run(String line, Ranged range, String command, boolean forced, String rest) {
        return switch (command) {
            case "" -> rest.isEmpty() ? goTo(range) : unknown(line);
            case "s", "su", "substitute" -> substitute(range, rest);
            case "d", "de", "del", "delete", "y", "ya", "yank", "j", "jo", "join", "m", "mo", "move", "t", "co", "copy",
                ">", "<", "norm", "normal", "&", "k", "ma", "mark" -> edit(range, command, rest);
            case "g", "global" -> global(range, rest, !forced);
            case "v", "vglobal" -> global(range, rest, false);
            case "sor", "sort" -> sort(range, forced, rest.strip());
            case "w", "wr", "write", "up", "update" -> plain(line, range, forced, rest) && host.act(Act.WRITE, "");
            case "wa", "wall" -> plain(line, range, forced, rest) && host.act(Act.WRITE_ALL, "");
            case "q", "qu", "quit", "clo", "close", "bd", "bdelete" ->
                host.act(forced ? Act.QUIT_WITHOUT_SAVING : Act.QUIT, "");
            case "wq", "x", "xit", "exit" -> plain(line, range, forced, rest)
                && host.act(Act.WRITE_AND_QUIT, "");
            case "e", "ed", "edit", "tabe", "tabedit" -> host.act(Act.EDIT_FILE, rest);
            case "sp", "split" -> plain(line, range, forced, rest) && host.act(Act.SPLIT, "");
            case "vs", "vsplit" -> plain(line, range, forced, rest) && host.act(Act.SPLIT_RIGHT, "");
            case "bn", "bnext", "tabn", "tabnext" -> host.act(Act.NEXT_TAB, "");
            case "bp", "bprevious", "tabp", "tabprevious" -> host.act(Act.PREVIOUS_TAB, "");
            case "u", "undo" -> vim.undo();
            case "red", "redo" -> vim.redo();
            case "noh", "nohlsearch" -> host.act(Act.NO_HIGHLIGHT, "");
            case "nu", "number" -> host.act(Act.NUMBERS, "");
            case "se", "set" -> set(rest.strip());
            default -> unknown(line);
        };
    }

    /** Whether nothing is asked for that would be left out: another file, some lines, or to do it whatever is there. */
    private boolean plain(String line, Ranged range, boolean forced, String rest) {
        return !range.given() && !forced && rest.isEmpty() || unknown(line);
    }

    private boolean unknown(String line) {
        host.say(":" + line + " is no command here");
        return false;
    }

    private boolean set(String option) {
        return switch (option.toLowerCase(Locale.ROOT)) {
            case "nu", "number" -> host.act(Act.NUMBERS, "");
            case "nonu", "nonumber" -> host.act(Act.NO_NUMBERS, "");
            case "nohls", "nohlsearch" -> host.act(Act.NO_HIGHLIGHT, "");
            default -> unknown("set " + option);
        };
    }

    private boolean goTo(Ranged range) {
        if (range.given()) {
            Lines lines = lines();
            vim.marks().set(Marks.JUMP, host.caret());
            host.show(lines.onCharacter(lines.firstNonBlank(range.last())), 0, 0);
        }
        return true;
    }

    // Ranges

    private Optional<Ranged> range(String line, Region selected) {
        Lines lines = lines();
        int here = lines.of(host.caret());
        if (line.startsWith("%")) {
            return Optional.of(new Ranged(0, lines.last(), true, line.substring(1)));
        }
        var places = new ArrayList<Integer>();
        String rest = line;
        while (true) {
            Matcher one = Pattern.compile("(\\d+|\\.|\\$|'[a-zA-Z<>'\\[\\]]|(?=[+-]))((?:[+-]\\d*)*)").matcher(rest);
            if (!one.lookingAt() || one.end() == 0) {
                break;
            }
            Optional<Integer> place = address(one.group(1), lines, here, selected)
                    .map(at -> at + offset(one.group(2)));
            if (place.isEmpty()) {
                return Optional.empty();
            }
            places.add(place.get());
            rest = rest.substring(one.end()).stripLeading();
            if (!rest.startsWith(",") && !rest.startsWith(";")) {
                break;
            }
            rest = rest.substring(1).stripLeading();
        }
        int last = places.isEmpty() ? here : places.getLast();
        int first = places.size() < 2 ? last : places.get(places.size() - 2);
        boolean fits = Math.min(first, last) >= -1 && Math.max(first, last) <= lines.last();
        boolean alone = rest.isEmpty();
        return fits || alone ? Optional.of(new Ranged(Math.clamp(Math.min(first, last), 0, lines.last()),
                Math.clamp(Math.max(first, last), 0, lines.last()), !places.isEmpty(), rest)) : Optional.empty();
    }

    private Optional<Integer> address(String word, Lines lines, int here, Region selected) {
        if (word.isEmpty() || word.equals(".")) {
            return Optional.of(here);
        }
        if (word.equals("$")) {
            return Optional.of(lines.last());
        }
        if (word.startsWith("'")) {
            int start = Math.min(selected.start(), lines.text().length());
            int end = Math.min(selected.isLines() ? selected.end() : Math.max(selected.start(), selected.end() - 1),
                    lines.text().length());
            return switch (word.charAt(1)) {
                case '<' -> Optional.of(lines.of(start));
                case '>' -> Optional.of(lines.of(end));
                default -> vim.marks().get(word.substring(1), lines).map(lines::of);
            };
        }
        return Optional.of((int) Math.min(Long.parseLong(word.substring(0, Math.min(9, word.length()))),
                Integer.MAX_VALUE) - 1);
    }

    private static int offset(String steps) {
        int sum = 0;
        Matcher each = Pattern.compile("([+-])(\\d{0,8})").matcher(steps);
        while (each.find()) {
            int by = each.group(2).isEmpty() ? 1 : Integer.parseInt(each.group(2));
            sum += each.group(1).equals("+") ? by : -by;
        }
        return sum;
    }

    // Edits

    private boolean edit(Ranged range, String command, String rest) {
        boolean asks = command.startsWith("y") || command.startsWith("k") || command.startsWith("ma");
        if (host.isReadOnly() && !asks) {
            host.say("This text cannot be changed");
            return false;
        }
        return switch (command.substring(0, command.startsWith("mo") || command.startsWith("ma")
                || command.startsWith("co") ? 2 : 1)) {
            case "d", "y", "j", ">", "<" -> counted(range, command.charAt(0), rest.strip());
            case "m", "mo", "t", "co" -> copy(range, rest, command.startsWith("m"));
            case "n" -> normal(range, rest);
            case "k", "ma" -> mark(range, rest.strip());
            default -> again(range.last());
        };
    }

    /** Commands that may name how many lines they are about, from the last of their range on. */
    private boolean counted(Ranged given, char command, String rest) {
        Matcher tail = TAIL.matcher(rest);
        String allowed = switch (command) {
            case 'd', 'y' -> "[^<>]?";
            case 'j' -> "";
            default -> command + "*";
        };
        if (!tail.matches() || !tail.group(1).matches(allowed) || tail.group(2).matches("0+")) {
            return unknown(command + " " + rest);
        }
        Lines lines = lines();
        int count = tail.group(2).isEmpty() ? 0 : Integer.parseInt(tail.group(2));
        int first = count == 0 ? given.first() : given.last();
        int last = count == 0 ? given.last() : Math.min(lines.last(), first + count - 1);
        char register = tail.group(1).isEmpty() ? Registers.UNNAMED : tail.group(1).charAt(0);
        switch (command) {
            case 'd' -> edits.delete(register, Region.lines(lines, first, last), false);
            case 'y' -> edits.yank(register, Region.lines(lines, first, last));
            case 'j' -> {
                edits.join(first, Math.min(lines.last(), Math.max(first + 1, last)), true);
                Lines now = lines();
                host.show(now.onCharacter(now.firstNonBlank(first)), 0, 0);
            }
            default -> {
                edits.shift(first, last, (command == '>' ? 1 : -1) * (1 + tail.group(1).length()));
                Lines now = lines();
                host.show(now.onCharacter(now.firstNonBlank(last)), 0, 0);
            }
        }
        return true;
    }

    /** A command for each line that has a match, or has none; of all lines unless some are named. */
    private boolean global(Ranged given, String rest, boolean wanted) {
        int behind = rest.isEmpty() ? -1 : end(rest, rest.charAt(0));
        if (behind < 0 || rest.substring(behind).matches("\\s*(g|global|v|vglobal)?\\b?")) {
            return unknown("g" + rest);
        }
        String written = rest.substring(1, behind - 1);
        Optional<VimPattern> pattern = written.isEmpty() ? vim.finder().pattern() : VimPattern.of(written, false);
        if (pattern.isEmpty()) {
            return unknown("g" + rest);
        }
        vim.finder().look(written, true);
        Ranged range = given.given() ? given : new Ranged(0, lines().last(), true, "");
        BitSet matched = matched(range, pattern.get());
        List<Integer> found = IntStream.rangeClosed(range.first(), range.last())
                .filter(line -> matched.get(line) == wanted).boxed().toList();
        if (found.isEmpty()) {
            host.say("Nothing matches " + pattern.get().written());
            return false;
        }
        return onEach(found, rest.substring(behind).strip());
    }

    private BitSet matched(Ranged range, VimPattern pattern) {
        Lines lines = lines();
        var matched = new BitSet();
        try {
            pattern.search().forEach(lines.text(), lines.start(range.first()), match -> {
                matched.set(lines.of(match.start()));
                return match.start() <= lines.end(range.last());
            });
        } catch (IllegalStateException tooComplex) {
            host.say(pattern.written() + ": " + tooComplex.getMessage());
        }
        return matched;
    }

    /** Where the pattern of a command ends, behind its separator; less than 0 if it does not. */
    private static int end(String rest, char separator) {
        if (Character.isLetterOrDigit(separator)) {
            return -1;
        }
        for (int i = 1; i < rest.length(); i++) {
            if (rest.charAt(i) == '\\') {
                i++;
            } else if (rest.charAt(i) == separator) {
                return i + 1;
            }
        }
        return -1;
    }

    /** What a line does to the number of lines moves those behind it. */
    private boolean onEach(List<Integer> found, String command) {
        int before = lines().count();
        boolean went = false;
        for (int line : found) {
            Lines now = lines();
            host.show(now.start(Math.clamp(line + now.count() - before, 0, now.last())), 0, 0);
            went |= run(command, new Region(host.caret(), host.caret(), false));
        }
        return went;
    }

    /** Puts lines in order; backwards if {@code forced}, and each but once by the option {@code u}. */
    private boolean sort(Ranged given, boolean forced, String options) {
        if (!options.matches("[iu]*")) {
            return unknown("sort " + options);
        }
        Lines lines = lines();
        int first = given.given() ? given.first() : 0;
        int last = given.given() ? given.last() : lines.last();
        Comparator<String> order = options.contains("i") ? String.CASE_INSENSITIVE_ORDER : Comparator.naturalOrder();
        var sorted = new ArrayList<String>();
        for (String line : IntStream.rangeClosed(first, last).mapToObj(lines::line)
                .sorted(forced ? order.reversed() : order).toList()) {
            if (!options.contains("u") || sorted.isEmpty() || order.compare(sorted.getLast(), line) != 0) {
                sorted.add(line);
            }
        }
        edits.replace(lines.start(first), lines.end(last), String.join(host.lineBreak(), sorted), lines.start(first));
        Lines now = lines();
        host.show(now.onCharacter(now.firstNonBlank(first)), 0, 0);
        return true;
    }

    private boolean mark(Ranged range, String name) {
        boolean can = name.length() == 1 && Marks.isSettable(name);
        if (can) {
            vim.marks().set(name.charAt(0), lines().start(range.last()));
        }
        return can;
    }

    private boolean copy(Ranged range, String target, boolean moves) {
        Lines lines = lines();
        int start = lines.start(range.first());
        String text = lines.text().substring(start, lines.end(range.last()));
        String trimmed = target.strip();
        Optional<Integer> behind = trimmed.equals("0") ? Optional.of(-1)
                : range(trimmed, new Region(host.caret(), host.caret(), false)).filter(Ranged::given)
                        .map(Ranged::last);
        if (behind.isEmpty() || moves && behind.get() >= range.first() && behind.get() < range.last()) {
            return false;
        }
        int at = behind.get() + 1;
        boolean end = at > lines.last();
        int place = end ? lines.text().length() : lines.start(at);
        TextChange put = TextChange.insert(place, end ? host.lineBreak() + text : text + host.lineBreak());
        var changes = new ArrayList<TextChange>();
        if (moves && (at == range.first() || at == range.last() + 1)) {
            host.show(lines.onCharacter(lines.firstNonBlank(range.last())), 0, 0);
            return true;
        }
        if (moves) {
            boolean toEnd = range.last() == lines.last();
            changes.add(toEnd ? TextChange.delete(lines.end(range.first() - 1), lines.end(range.last()))
                    : TextChange.delete(start, lines.start(range.last() + 1)));
        }
        changes.add(place < start || changes.isEmpty() ? 0 : 1, put);
        int count = range.last() - range.first() + 1;
        int line = at + count - 1 - (moves && at > range.first() ? count : 0);
        edits.apply(changes, place);
        Lines now = lines();
        host.show(now.onCharacter(now.firstNonBlank(Math.min(line, now.last()))), 0, 0);
        return true;
    }

    /** Runs keys on each line, as far as they go. */
    private boolean normal(Ranged range, String keys) {
        List<String> strokes = Strokes.parse(keys);
        int before = lines().count();
        for (int line = range.first(); line <= range.last(); line++) {
            int shifted = line + (lines().count() - before);
            host.show(lines().start(Math.clamp(shifted, 0, lines().last())), 0, 0);
            vim.feedAll(strokes);
            vim.reset();
        }
        return true;
    }

    // Substitution

    private boolean substitute(Ranged range, String rest) {
        if (rest.isEmpty()) {
            return substitute(range);
        }
        char separator = rest.charAt(0);
        List<String> parts = split(rest.substring(1), separator);
        String pattern = parts.getFirst();
        Optional<VimPattern> compiled = pattern.isEmpty() ? vim.finder().pattern() : VimPattern.of(pattern, false);
        if (compiled.isEmpty() || Character.isLetterOrDigit(separator)) {
            host.say("There is no pattern " + pattern);
            return false;
        }
        String flags = parts.size() > 2 ? parts.get(2).strip() : "";
        if (!FLAGS.matcher(flags).matches()) {
            host.say("Of the flags of :s only &, g and i are known here, not " + flags);
            return false;
        }
        vim.finder().look(pattern, true);
        VimPattern found = flags.contains("i") ? VimPattern.of(compiled.get().written(), true).orElseThrow()
                : compiled.get();
        last = Optional.of(new Substitution(found, found.replacement(parts.size() > 1 ? parts.get(1) : ""),
                flags.contains("g") || flags.startsWith("&") && last.filter(Substitution::all).isPresent()));
        return substitute(range);
    }

    private static List<String> split(String text, char separator) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char next = text.charAt(++i);
                part.append(next == separator ? "" : "\\").append(next);
            } else if (c == separator && parts.size() < 2) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    /** The last substitution again, in {@code line}. */
    boolean again(int line) {
        last = last.map(old -> new Substitution(old.pattern(), old.replacement(), false));
        return substitute(new Ranged(line, line, true, ""));
    }

    private boolean substitute(Ranged range) {
        if (host.isReadOnly() || last.isEmpty()) {
            return false;
        }
        List<TextChange> changes;
        try {
            changes = changes(range, last.get());
        } catch (IllegalStateException tooComplex) {
            host.say(last.get().pattern().written() + ": " + tooComplex.getMessage());
            return false;
        }
        if (changes.isEmpty()) {
            host.say("Nothing matches " + last.get().pattern().written());
            return false;
        }
        Lines lines = lines();
        int place = Marks.mapped(lines.start(lines.of(changes.getLast().start())), changes);
        edits.apply(changes, place);
        Lines now = lines();
        host.show(now.onCharacter(now.firstNonBlank(now.of(Math.min(place, now.text().length())))), 0, 0);
        host.say(changes.size() + (changes.size() == 1 ? " place" : " places") + " changed");
        return true;
    }

    /** Of each line of {@code range} the first match, or all. */
    private List<TextChange> changes(Ranged range, Substitution what) {
        Lines lines = lines();
        int end = lines.end(range.last());
        TextSearch search = what.pattern().search();
        var changes = new ArrayList<TextChange>();
        search.forEach(lines.text(), lines.start(range.first()), match -> {
            if (match.start() > end) {
                return false;
            }
            if (changes.isEmpty() || isFurther(lines, changes.getLast(), match, what.all())) {
                changes.add(TextChange.of(match.start(), match.end(),
                        edits.broken(search.replacement(lines.text(), match, what.replacement()))));
            }
            return true;
        });
        return changes;
    }

    /** Whether Vim replaces {@code match} as well: not what follows in the same line, or only the end of that. */
    private static boolean isFurther(Lines lines, TextChange before, Span match, boolean all) {
        return lines.of(match.start()) > lines.of(before.start()) || all && !lines.isAtEnd(match.start());
    }
}
