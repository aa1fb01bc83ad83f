package dev.rustaiide.app.git.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Picker;
import dev.rustaiide.app.ui.components.PickerItem;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.system.git.integration.RepositoryStatus;

/** Has people choose one of the things that the repository has a name for. UI thread only. */
@Creatable
public final class NamePicker {
    private final ShownRepository repository;
    private final Panels panels;
    private final FailureNotices notices;
    private final Look look;
    private final Ui ui;

    /** Something that is chosen by its name. */
    record Choice<T>(T value, Icon icon, String name, String detail) {}

    /** What is asked for. */
    record Question(String title, String placeholder, String nothing) {}

    @Inject
    public NamePicker(ShownRepository repository, Panels panels, FailureNotices notices, Look look, Ui ui) {
        this.repository = repository;
        this.panels = panels;
        this.notices = notices;
        this.look = look;
        this.ui = ui;
    }

    /** Asks for one of what {@code find} finds in the repository. */
    <T> void pick(Question question, Function<Path, Call<List<Choice<T>>>> find, Consumer<T> then) {
        pick(question, find, typed -> Optional.empty(), then);
    }

    /** As above; {@code fresh} may offer something of the name that is typed, where there is nothing of that name. */
    <T> void pick(Question question, Function<Path, Call<List<Choice<T>>>> find,
            Function<String, Optional<Choice<T>>> fresh, Consumer<T> then) {
        Optional<Path> root = repository.status().map(RepositoryStatus::root);
        if (root.isEmpty() || panels.shell().isEmpty()) {
            return;
        }
        Call<List<Choice<T>>> all = find.apply(root.get()).onFailure(ui, notices::show);
        new Picker<T>(panels.shell().get(), look, question.title(), query -> all.then("names", (scope, found) ->
                items(query.strip(), found, fresh))).placeholder(question.placeholder()).nothing(question.nothing())
                .onPick((value, beside) -> then.accept(value)).open("");
    }

    private static <T> List<PickerItem<T>> items(String typed, List<Choice<T>> all,
            Function<String, Optional<Choice<T>>> fresh) {
        String small = typed.toLowerCase(Locale.ROOT);
        List<PickerItem<T>> items = new ArrayList<>();
        all.stream().filter(each -> each.name().toLowerCase(Locale.ROOT).contains(small))
                .forEach(each -> items.add(item(each)));
        if (!typed.isEmpty() && all.stream().noneMatch(each -> each.name().equals(typed))) {
            fresh.apply(typed).ifPresent(made -> items.add(item(made)));
        }
        return items;
    }

    private static <T> PickerItem<T> item(Choice<T> choice) {
        return new PickerItem<>(choice.value(), Row.of(new Glyph(choice.icon(), Token.MUTED),
                SafeText.line(choice.name())).detail(SafeText.line(choice.detail())));
    }
}
