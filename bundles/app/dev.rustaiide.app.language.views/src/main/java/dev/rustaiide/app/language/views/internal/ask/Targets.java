package dev.rustaiide.app.language.views.internal.ask;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.swt.widgets.Shell;

import dev.rustaiide.app.ui.components.FoundPlace;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Picker;
import dev.rustaiide.app.ui.components.PickerItem;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.Toast;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.FileNames;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.FuzzyPattern;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.LanguageFeatures;
import dev.rustaiide.foundation.language.Target;
import dev.rustaiide.foundation.types.Location;

/** Goes where the name at the caret leads; lets people choose among several places. UI thread only. */
@Creatable
public final class Targets {
    private final LanguageFeatures features;
    private final Spots spots;
    private final CodeLines lines;
    private final Editors editors;
    private final FileNames names;
    private final Panels panels;
    private final FailureNotices notices;
    private final Look look;
    private final Ui ui;
    private Call<?> running = Call.of("");

    @Inject
    public Targets(LanguageFeatures features, Spots spots, CodeLines lines, Editors editors, FileNames names,
            Panels panels, FailureNotices notices, Look look, Ui ui) {
        this.features = features;
        this.spots = spots;
        this.lines = lines;
        this.editors = editors;
        this.names = names;
        this.panels = panels;
        this.notices = notices;
        this.look = look;
        this.ui = ui;
    }

    /** Goes to what is related so to the name at the caret. */
    public void go(Target.Relation relation) {
        spots.atCaret().ifPresent(spot -> panels.shell().ifPresent(shell -> {
            running.cancel();
            Call<Answer<List<Target>>> call = features.ask(new Target.Of(spot.source(), spot.position(), relation));
            running = call;
            Toast.follow(shell, look, "Looking for the " + noun(relation) + " of " + spot.title(), call);
            call.onSuccess(ui, answer -> {
                if (running == call) {
                    show(shell, spot, relation, answer);
                }
            });
            call.onFailure(ui, notices::show);
        }));
    }

    private void show(Shell shell, Spot spot, Target.Relation relation, Answer<List<Target>> answer) {
        List<Location> places = List.copyOf(new LinkedHashSet<>(answer.value().stream().map(Target::name).toList()));
        if (places.isEmpty()) {
            Toast.say(shell, look, answer.sources().isEmpty() && spot.name().isEmpty()
                    ? "Put the caret on a name first." : "No " + noun(relation) + " of " + spot.title() + " is known.");
        } else if (places.size() == 1) {
            editors.open(places.getFirst());
        } else {
            String noun = noun(relation);
            String many = noun.substring(0, 1).toUpperCase(Locale.ROOT) + noun.substring(1) + "s of " + spot.title();
            choose(many, places, answer.isSyntactic());
        }
    }

    /** Lets people choose among {@code places}, and goes there. */
    public void choose(String title, List<Location> places, boolean syntactic) {
        panels.shell().ifPresent(shell -> {
            List<FoundPlace> known = new ArrayList<>();
            Call<Integer> reading = lines.read(places.stream().map(CodeLines.Wanted::of).toList(), known::addAll);
            // The batches come to the UI thread before the end does.
            reading.whenDone(ui, read -> new Picker<Location>(shell, look, title,
                    query -> Call.of(items(query, known, syntactic)))
                    .placeholder(title + (syntactic ? ", by name only" : ""))
                    .onPick((place, beside) -> editors.open(place)).open(""));
        });
    }

    private List<PickerItem<Location>> items(String query, List<FoundPlace> places, boolean syntactic) {
        FuzzyPattern pattern = FuzzyPattern.of(query);
        List<PickerItem<Location>> items = new ArrayList<>();
        for (FoundPlace place : places) {
            String file = String.valueOf(place.location().file().getFileName());
            String title = file + ":" + (place.location().range().start().line() + 1);
            String code = place.line().strip();
            Optional<int[]> match = pattern.match(title).map(found -> found.positions());
            if (match.isPresent() || pattern.match(code + " " + names.shown(place.location().file())).isPresent()) {
                Row row = Row.of(Glyph.ofFile(file), title).detail(code).matches(match.orElse(new int[0]))
                        .hint(place.location().toString());
                items.add(new PickerItem<>(place.location(), syntactic ? row.badge("by name only", Token.MUTED)
                        : row.badge(names.folderOf(place.location().file()), Token.MUTED)));
            }
        }
        return items;
    }

    static String noun(Target.Relation relation) {
        return switch (relation) {
            case DEFINITION -> "definition";
            case DECLARATION -> "declaration";
            case TYPE -> "type definition";
            case IMPLEMENTATION -> "implementation";
            case PARENT_MODULE -> "parent module";
        };
    }
}
