package dev.rustaiide.app.settings.internal.keys;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowAction;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.system.user.experience.Bindings.Level;
import dev.rustaiide.system.user.experience.CommandEntry;
import dev.rustaiide.system.user.experience.Keys;

/**
 * A command with its keys, as a row.
 *
 * @param level who gave them
 * @param trouble a sentence if somebody else has them too; empty if all is well
 * @param lost a sentence if it had keys that another has now; empty if not
 * @param matches places in {@link CommandEntry#label} that the search found
 */
record ShownKeys(CommandEntry command, List<Keys> keys, Level level, String trouble, String lost,
        List<Integer> matches) {
    static final RowAction CHANGE = new RowAction(Icon.EDIT, "Other keys (Enter)");
    static final RowAction FORGET = new RowAction(Icon.UNDO, "As the key map has it (Delete)");

    Row row() {
        Row row = Row.of(command.label()).matches(matches.stream().mapToInt(Integer::intValue).toArray())
                .detail(detail()).keys(keys.isEmpty() ? "" : keys.getFirst().toString()).hint(hint());
        if (!trouble.isEmpty()) {
            row.color(Token.WARNING);
        }
        return level == Level.USER ? row.actions(CHANGE, FORGET) : row.actions(CHANGE);
    }

    private String detail() {
        String others = keys.stream().skip(1).map(keys -> "or " + keys).collect(Collectors.joining(" "));
        String whose = level == Level.USER ? "yours" : "";
        return List.of(trouble, others, whose, keys.isEmpty() ? lost : "").stream().filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private String hint() {
        String where = Objects.equals(command.context(), CommandEntry.WINDOW) ? "" : "\nCounts in: "
                + command.context();
        return command.id() + where + (lost.isEmpty() ? "" : "\n" + lost);
    }
}
