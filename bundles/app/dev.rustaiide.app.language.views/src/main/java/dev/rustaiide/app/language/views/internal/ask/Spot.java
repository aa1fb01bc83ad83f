package dev.rustaiide.app.language.views.internal.ask;

import java.nio.file.Path;
import java.util.Optional;

import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Position;

/**
 * A place in a text that people ask about.
 *
 * @param name what stands there; empty if it is no name
 */
public record Spot(SourceText source, Position position, String name) {
    /** How far from where it was a name is looked for. */
    private static final int NEAR_LINES = 200;

    static Spot of(SourceText source, Position position) {
        String line = source.text().line(position.line());
        int at = Math.min(position.character(), line.length());
        int start = at;
        while (start > 0 && isPart(line.charAt(start - 1))) {
            start--;
        }
        int end = at;
        while (end < line.length() && isPart(line.charAt(end))) {
            end++;
        }
        return new Spot(source, position, line.substring(start, end));
    }

    public Path file() {
        return source.file();
    }

    /** The name for people. */
    public String title() {
        return name.isEmpty() ? "this place" : name;
    }

    /** The same name in a later version of the text: where it is now, or the nearest place that has it. */
    Spot in(SourceText later) {
        return find(later.text()).map(place -> new Spot(later, place, name)).orElseGet(
                () -> new Spot(later, inside(later.text()), name));
    }

    private Optional<Position> find(Text text) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        for (int distance = 0; distance <= NEAR_LINES; distance++) {
            for (int line : new int[] {position.line() - distance, position.line() + distance}) {
                int column = line < 0 || line >= text.lineCount() ? -1 : column(text.line(line));
                if (column >= 0) {
                    return Optional.of(new Position(line, column));
                }
            }
        }
        return Optional.empty();
    }

    /** Where {@code line} has the name, closest to the column where it was; -1 if nowhere. */
    private int column(String line) {
        int best = -1;
        for (int at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1)) {
            boolean whole = (at == 0 || !isPart(line.charAt(at - 1)))
                    && (at + name.length() == line.length() || !isPart(line.charAt(at + name.length())));
            if (whole && (best < 0 || distance(at) < distance(best))) {
                best = at;
            }
        }
        return best;
    }

    private int distance(int column) {
        boolean inside = position.character() >= column && position.character() <= column + name.length();
        return inside ? 0 : Math.abs(position.character() - column);
    }

    private Position inside(Text text) {
        int line = Math.min(position.line(), text.lineCount() - 1);
        return new Position(line, Math.min(position.character(), text.line(line).length()));
    }

    private static boolean isPart(char character) {
        return Character.isUnicodeIdentifierPart(character) || Character.isSurrogate(character);
    }
}
