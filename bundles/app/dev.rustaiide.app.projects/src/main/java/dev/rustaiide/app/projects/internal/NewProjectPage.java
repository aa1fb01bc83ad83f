package dev.rustaiide.app.projects.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.ui.components.Activation;
import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.Caption;
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
    private static final int WIDTH = 640;
    private static final Duration QUIET = Duration.ofMillis(120);

    private final Composite page;
    private final Look look;
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
        this.look = look;
        this.templates = templates;
        this.opening = opening;
        this.trust = trust;
        this.notices = notices;
        this.ui = ui;
        this.later = new Debounce(QUIET, ui, this::look);
        parent.setLayout(new GridLayout());
        page = new Composite(parent, SWT.NONE);
        GridData centre = new GridData(SWT.CENTER, SWT.CENTER, true, true);
        centre.widthHint = WIDTH;
        page.setLayoutData(centre);
        GridLayout layout = new GridLayout(2, false);
        layout.verticalSpacing = 2 * Look.STEP;
        layout.horizontalSpacing = 2 * Look.STEP;
        page.setLayout(layout);
        caption("New project", TextSize.DISPLAY, Token.TEXT);
        caption("Made on this machine from a template, then opened as a folder that is trusted.", TextSize.BODY,
                Token.MUTED);
        list = new RowView<>(page, look, "Templates", RowModel.flat(() -> all, template -> Row.of(
                ProjectCommands.glyph(template), template.title()).detail(template.description())), false);
        list.setGround(Token.BACKGROUND);
        GridData rows = wide();
        rows.horizontalIndent = -Look.STEP; // a row begins within the list, and shall do so under the title
        rows.heightHint = list.heightOf(6);
        list.setLayoutData(rows);
        list.onSelect(chosen -> later.trigger());
        list.onActivate((Template template, Activation how) -> focusName(how));
        name = field("Name", "my-project", 2);
        where = field("Where", "The folder that it is made in", 1);
        where.setText(home(folders));
        Button browse = new Button(page, look, "Choose…", false);
        browse.setGround(Token.BACKGROUND);
        browse.onPress(this::browse);
        told = caption("", TextSize.SMALL, Token.MUTED);
        wrong = caption("", TextSize.SMALL, Token.ERROR);
        create = new Button(page, look, "Create and open", true);
        create.setGround(Token.BACKGROUND);
        create.onPress(this::create);
        create.setEnabled(false);
        name.onEnter(this::create);
        where.onEnter(this::create);
        Look.Registration registration = look.onChange(() -> dress(parent));
        parent.addListener(SWT.Dispose, event -> registration.close());
        dress(parent);
        templates.all().onFailure(ui, notices::show).onSuccess(ui, this::show);
    }

    private void dress(Composite parent) {
        parent.setBackground(look.color(Token.BACKGROUND));
        page.setBackground(look.color(Token.BACKGROUND));
    }

    private static String home(OpenFolders folders) {
        return folders.current().map(folder -> folder.path().getParent()).map(Path::toString)
                .orElse(System.getProperty("user.home", ""));
    }

    private GridData wide() {
        return new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1);
    }

    private Caption caption(String text, TextSize size, Token color) {
        Caption caption = new Caption(page, look, text, size, color);
        caption.setGround(Token.BACKGROUND);
        caption.setLayoutData(wide());
        return caption;
    }

    private TextField field(String label, String placeholder, int columns) {
        caption(label, TextSize.SMALL, Token.MUTED);
        TextField field = new TextField(page, look, label, placeholder);
        field.setGround(Token.BACKGROUND);
        field.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false, columns, 1));
        field.onChange(text -> later.trigger());
        return field;
    }

    @Focus
    void focus() {
        name.setFocus();
    }

    private void show(List<Template> found) {
        if (!page.isDisposed()) {
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

    private void browse() {
        DirectoryDialog dialog = new DirectoryDialog(page.getShell(), SWT.OPEN);
        dialog.setText("Where to make the project");
        dialog.setFilterPath(where.text());
        Optional.ofNullable(dialog.open()).ifPresent(where::setText);
    }

    /** Finds out what would be made; whatever speaks against it stands under its field. */
    private void look() {
        if (page.isDisposed()) {
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
            if (planning == call && !page.isDisposed()) {
                settle(found, "Makes " + found.target() + " with " + names(found) + ".", "");
            }
        });
        call.onFailure(ui, cause -> {
            if (planning == call && !page.isDisposed()) {
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
        page.layout(true);
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
            if (!page.isDisposed()) {
                create.setEnabled(true);
            }
        }).onSuccess(ui, made -> opening.open(made.target()));
    }
}
