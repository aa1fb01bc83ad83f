package dev.rustaiide.app.workbench.internal.window;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Picker;
import dev.rustaiide.app.ui.components.PickerItem;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workbench.internal.Notices;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.FuzzyMatch;
import dev.rustaiide.foundation.common.FuzzyPattern;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.system.git.integration.Commit;
import dev.rustaiide.system.git.integration.Revisions;

/** Offers the commits that changed a file, and whatever else is typed as a revision. */
@Creatable
public final class RevisionPicker {
    private static final int MOST = 300;

    private final Look look;
    private final WindowLayout layout;
    private final Provider<Revisions> revisions;
    private final Notices notices;
    private final Ui ui;

    @Inject
    public RevisionPicker(Look look, WindowLayout layout, Provider<Revisions> revisions, Notices notices, Ui ui) {
        this.look = look;
        this.layout = layout;
        this.revisions = revisions;
        this.notices = notices;
        this.ui = ui;
    }

    /** What was picked. */
    private sealed interface Answer {}

    private record Listed(Commit commit) implements Answer {}

    private record Typed(String revision) implements Answer {}

    /** {@code typed} gets what was typed where it is none of the list. */
    public void open(Path file, String title, Consumer<Commit> listed, Consumer<String> typed) {
        Call<List<Commit>> history = revisions.get().history(file, MOST);
        history.onFailure(ui, notices::show);
        layout.shell().ifPresent(shell -> new Picker<Answer>(shell, look, title,
                query -> Call.start("revisions", scope -> find(query.strip(), history.await())))
                .placeholder("A commit of " + file.getFileName() + ", or any revision: HEAD~3, a branch, a tag")
                .nothing("No commit has changed this file. Type a revision.")
                .onPick((answer, beside) -> {
                    switch (answer) {
                        case Listed(Commit commit) -> listed.accept(commit);
                        case Typed(String revision) -> typed.accept(revision);
                    }
                }).open(""));
    }

    private static List<PickerItem<Answer>> find(String query, List<Commit> history) {
        record Scored(int score, PickerItem<Answer> item) {}
        var found = new ArrayList<Scored>();
        FuzzyPattern pattern = FuzzyPattern.of(query);
        for (Commit commit : history) {
            Optional<FuzzyMatch> match = pattern.match(commit.subject());
            boolean named = commit.id().startsWith(query) || pattern.match(commit.author()).isPresent();
            if (match.isPresent() || named) {
                found.add(new Scored(match.map(FuzzyMatch::score).orElse(0),
                        new PickerItem<>(new Listed(commit), row(commit, match))));
            }
        }
        if (!query.isEmpty()) {
            found.sort(Comparator.comparingInt(Scored::score).reversed());
        }
        var items = new ArrayList<>(found.stream().map(Scored::item).toList());
        if (!query.isEmpty()) {
            items.add(new PickerItem<>(new Typed(query), Row.of(new Glyph(Icon.GIT_BRANCH, Token.MUTED),
                    "At revision “" + SafeText.line(query) + "”")));
        }
        return items;
    }

    private static Row row(Commit commit, Optional<FuzzyMatch> match) {
        String subject = SafeText.line(commit.subject());
        Row row = Row.of(new Glyph(Icon.COMMIT, Token.MUTED), subject)
                .detail(SafeText.line(commit.author()) + ", " + Origins.date(commit)).keys(commit.shortId());
        match.filter(one -> subject.equals(commit.subject())).ifPresent(one -> row.matches(one.positions()));
        return row;
    }
}
