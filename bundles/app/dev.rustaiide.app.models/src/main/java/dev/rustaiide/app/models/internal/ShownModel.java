package dev.rustaiide.app.models.internal;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.rustaiide.ai.models.Model;
import dev.rustaiide.ai.models.ModelCard;
import dev.rustaiide.ai.models.ModelId;
import dev.rustaiide.ai.models.ModelStore;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowAction;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.common.Amount;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/**
 * A model as people see it.
 *
 * @param entry what the store knows of it; empty if it came with the product
 * @param uses the tasks that it is the first to be asked for
 * @param hasOlder whether there is a version before it
 * @param about what its card says of data, licences and figures, in lines; may be empty
 */
record ShownModel(Model model, Optional<ModelStore.Entry> entry, List<ModelTask> uses, boolean hasOlder,
        String about) {
    static final RowAction REMOVE = new RowAction(Icon.DELETE, "Remove it from this machine");
    static final RowAction ROLL_BACK = new RowAction(Icon.UNDO, "Go back to the version before");
    static final RowAction MAKE_CURRENT = new RowAction(Icon.CHECK, "Make it the current version");
    private static final Glyph USED = new Glyph(Icon.MODEL, Token.ACCENT);
    private static final Glyph UNUSED = new Glyph(Icon.MODEL, Token.MUTED);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm");

    /** What its makers say of it; nothing if that is no card. Touches the disk. */
    static String about(Model model) {
        String card = model.about();
        try {
            return card.isEmpty() ? "" : CardFacts.of(Json.parse(card));
        } catch (JsonException damaged) {
            return "";
        }
    }

    ModelId id() {
        return model.card().id();
    }

    boolean isBundled() {
        return entry.isEmpty();
    }

    /** Whether it is another version than the one that its name stands for. */
    boolean isOld() {
        return entry.filter(known -> !known.isCurrent()).isPresent();
    }

    /** What a setting has for it: the name follows the current version. */
    String choice() {
        return "local/" + (isOld() ? id().toString() : id().name());
    }

    Row row() {
        Row row = Row.of(uses.isEmpty() ? UNUSED : USED, model.card().title()).detail(detail()).hint(id().toString())
                .badge(badge(), uses.isEmpty() ? Token.MUTED : Token.ACCENT).color(isOld() ? Token.MUTED : Token.TEXT);
        var actions = new ArrayList<RowAction>();
        if (isOld()) {
            actions.add(MAKE_CURRENT);
        } else if (hasOlder) {
            actions.add(ROLL_BACK);
        }
        if (!isBundled()) {
            actions.add(REMOVE);
        }
        return row.actions(actions.toArray(RowAction[]::new));
    }

    private String detail() {
        var parts = new ArrayList<String>();
        parts.add(id().toString());
        parts.add(model.card().tasks().stream().map(ModelTask::word).collect(Collectors.joining(", ")));
        if (model.bytes() > 0) {
            parts.add(Amount.bytes(model.bytes()));
        }
        entry.map(known -> kind(known, " ")).ifPresent(parts::add);
        parts.add(model.card().licence());
        return String.join("  ·  ", parts);
    }

    private static String kind(ModelStore.Entry known, String between) {
        return known.format() + (known.precision().isEmpty() ? "" : between + known.precision());
    }

    private String badge() {
        if (!uses.isEmpty()) {
            return "used for " + uses.stream().map(ModelTask::purpose).collect(Collectors.joining(", "));
        }
        return isBundled() ? "came with the product" : isOld() ? "other version" : "";
    }

    /** All that is known of it, in a few lines. */
    String facts() {
        ModelCard card = model.card();
        var lines = new ArrayList<String>();
        lines.add(card.title() + " can be used for " + card.tasks().stream().map(ModelTask::purpose)
                .collect(Collectors.joining(" and ")) + ". Licence " + card.licence() + ", made by " + card.source()
                + '.');
        entry.ifPresentOrElse(known -> {
            lines.add(numbers(known));
            lines.add("Imported on " + DAY.format(known.imported().atZone(ZoneId.systemDefault())) + " from "
                    + known.from() + (known.signer().isEmpty() ? "" : ", signed by " + known.signer()) + '.');
            lines.add("SHA-256 " + model.digest());
        }, () -> lines.add("It came with the product, so it cannot be removed; another one can be chosen above."));
        if (!about.isEmpty()) {
            lines.add(about);
        }
        return String.join("\n", lines);
    }

    private String numbers(ModelStore.Entry known) {
        var parts = new ArrayList<String>();
        parts.add((known.architecture().isEmpty() ? "" : known.architecture() + " in ") + kind(known, ", "));
        if (known.parameters() > 0) {
            parts.add(Amount.count(known.parameters()) + " parameters");
        }
        if (known.window() > 0) {
            parts.add("reads " + known.window() + " tokens at once");
        }
        parts.add(Amount.bytes(model.bytes()) + " on the disk");
        parts.add("needs about " + Amount.bytes(model.memory()) + " of memory");
        String line = String.join(", ", parts);
        return Character.toUpperCase(line.charAt(0)) + line.substring(1) + '.';
    }
}
