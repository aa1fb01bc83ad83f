package dev.rustaiide.app.projects.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.ui.components.Activation;
import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.FormPage;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.OpenFolder;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.Trust;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.projects.Template;
import dev.rustaiide.system.projects.TemplateName;
import dev.rustaiide.system.projects.TemplatePlan;
import dev.rustaiide.system.projects.Templates;

/** Makes a new project: which kind, its name, and where; what would be made is told before. */
public final class NewProjectPage {
    private static final Duration QUIET = Duration.ofMillis(120);

    private final FormPage form;
    private final Templates templates;
    private final OpenFolder opening;
    private final Trust trust;
    private final FailureNotices notices;
    private final Ui ui;
    private final RowView<Template> list;
    private final TextField name;
    private final TextField where;
    private final Caption told;
    private final Caption wrong;
    private final Button create;
    private final Debounce later;
    private List<Template> all = List.of();
    private @Nullable TemplatePlan plan;
    private Call<?> planning = Call.of("");

    @Inject
    public NewProjectPage(Composite parent, Look look, Templates templates, OpenFolder opening, OpenFolders folders,
            Trust trust, FailureNotices notices, Ui ui) {
        this.templates = templates;
        this.opening = opening;
        this.trust = trust;
        this.notices = notices;
        this.ui = ui;
        this.later = new Debounce(QUIET, ui, this::look);
        form = new FormPage(parent, look, "New project",
                "Made on this machine from a template, then opened as a folder that is trusted.");
        list = new RowView<>(form.body(), look, "Templates", RowModel.flat(() -> all, template -> Row.of(
                ProjectCommands.glyph(template), template.title()).detail(template.description())), false);
        list.setGround(Token.BACKGROUND);
        GridData rows = form.wide();
        rows.horizontalIndent = -Look.STEP; // a row begins within the list, and shall do so under the title
        rows.heightHint = list.heightOf(6);
        list.setLayoutData(rows);
        list.onSelect(chosen -> later.trigger());
        list.onActivate((Template template, Activation how) -> focusName(how));
        name = form.field("Name", "my-project", later::trigger);
        where = form.folder("Where", "The folder that it is made in", "Where to make the project", later::trigger);
        where.setText(home(folders));
        told = form.caption("", TextSize.SMALL, Token.MUTED);
        wrong = form.caption("", TextSize.SMALL, Token.ERROR);
        create = form.finish("Create and open", this::create);
        create.setEnabled(false);
        name.onEnter(this::create);
        where.onEnter(this::create);
        templates.all().onFailure(ui, notices::show).onSuccess(ui, this::show);
    }

    private static String home(OpenFolders folders) {
        return folders.current().map(folder -> folder.path().getParent()).map(Path::toString)
                .orElse(System.getProperty("user.home", ""));
    }

    @Focus
    void focus() {
        name.setFocus();
    }

    private void show(List<Template> found) {
        if (!form.isDisposed()) {
            all = found.stream().filter(template -> template.use() == Template.Use.PROJECT).toList();
            list.refresh();
            list.selectFirst();
            look();
        }
    }

    private void focusName(Activation how) {
        if (how != Activation.CLICK) {
            name.setFocus();
        }
    }

    /** Finds out what would be made; whatever speaks against it stands under its field. */
    private void look() {
        if (form.isDisposed()) {
            return;
        }
        planning.cancel();
        settle(null, "", "");
        name.setError("");
        where.setError("");
        Optional<Template> template = list.selection().stream().findFirst();
        if (template.isEmpty() || name.text().isEmpty()) {
            return;
        }
        Optional<String> objection = TemplateName.objection(template.get().naming(), name.text());
        Optional<Path> folder = folder();
        if (objection.isPresent()) {
            refuse(name, objection.get());
            return;
        }
        if (folder.isEmpty()) {
            refuse(where, "A whole path is needed, such as " + System.getProperty("user.home", "/") + ".");
            return;
        }
        Call<TemplatePlan> call = templates.plan(template.get(), folder.get().resolve(name.text()));
        planning = call;
        call.onSuccess(ui, found -> {
            if (planning == call && !form.isDisposed()) {
                settle(found, "Makes " + found.target() + " with " + names(found) + ".", "");
            }
        });
        call.onFailure(ui, cause -> {
            if (planning == call && !form.isDisposed()) {
                refuse(name, cause instanceof FailureException known ? known.failure().why() : cause.toString());
            }
        });
    }

    private Optional<Path> folder() {
        try {
            return Optional.of(Path.of(where.text().strip())).filter(Path::isAbsolute);
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    private static String names(TemplatePlan plan) {
        return plan.files().stream().map(file -> plan.target().relativize(file.file()).toString())
                .collect(Collectors.joining(", "));
    }

    /** Marks the field and says why. */
    private void refuse(TextField field, String why) {
        field.setError(why);
        settle(null, "", why);
    }

    private void settle(@Nullable TemplatePlan now, String words, String why) {
        plan = now;
        told.setText(words);
        wrong.setText(why);
        ((GridData) told.getLayoutData()).exclude = !why.isEmpty();
        ((GridData) wrong.getLayoutData()).exclude = why.isEmpty();
        told.setVisible(why.isEmpty());
        wrong.setVisible(!why.isEmpty());
        create.setEnabled(now != null);
        form.layout();
    }

    private void create() {
        TemplatePlan now = plan;
        if (now == null) {
            return;
        }
        create.setEnabled(false);
        // Who has made it trusts it.
        templates.make(now).then("trust", (scope, made) -> {
            trust.trust(made.target()).await();
            return made;
        }).onFailure(ui, cause -> {
            notices.show(cause);
            if (!form.isDisposed()) {
                create.setEnabled(true);
            }
        }).onSuccess(ui, made -> opening.open(made.target()));
    }
}
