package dev.rustaiide.app.projects.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Picker;
import dev.rustaiide.app.ui.components.PickerItem;
import dev.rustaiide.app.ui.components.PickerSource;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Runs;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.FuzzyPattern;
import dev.rustaiide.system.projects.Project;
import dev.rustaiide.system.projects.ProjectTask;
import dev.rustaiide.system.projects.Projects;
import dev.rustaiide.system.projects.Template;
import dev.rustaiide.system.projects.Template.Use;
import dev.rustaiide.system.projects.TemplateName;
import dev.rustaiide.system.projects.Templates;

/** New projects and files by the palette, and the tasks of all projects that are open. */
@Creatable
public final class ProjectCommands {
    private static final String BUNDLE = "bundleclass://dev.rustaiide.app.projects/";
    private static final String PAGE = "project.new";

    private final Provider<Templates> templates;
    private final Provider<Projects> projects;
    private final OpenFolders folders;
    private final Editors editors;
    private final Panels panels;
    private final Runs runs;
    private final FailureNotices notices;
    private final Look look;
    private final Ui ui;

    @Inject
    public ProjectCommands(Provider<Templates> templates, Provider<Projects> projects, OpenFolders folders,
            Editors editors, Panels panels, Runs runs, FailureNotices notices, Look look, Ui ui) {
        this.templates = templates;
        this.projects = projects;
        this.folders = folders;
        this.editors = editors;
        this.panels = panels;
        this.runs = runs;
        this.notices = notices;
        this.look = look;
        this.ui = ui;
    }

    /** Adds them to {@code commands}. */
    public void addTo(Commands commands) {
        commands.add(Command.of(PAGE, MenuGroup.FILE, "New project…", "Ctrl+Shift+N",
                () -> panels.openPage(PAGE, "New project", BUNDLE + NewProjectPage.class.getName())));
        commands.add(Command.when("file.fromTemplate", MenuGroup.FILE, "New file from template…", "Ctrl+K Ctrl+N",
                () -> !folders.all().isEmpty(), this::newFile));
        commands.add(Command.when("run.task", MenuGroup.RUN, "Run task of a project…", "Ctrl+K Ctrl+R",
                () -> !folders.all().isEmpty(), this::runTask));
    }

    private <T> void pick(String name, String placeholder, PickerSource<T> source, BiConsumer<T, Boolean> picked) {
        panels.shell().ifPresent(shell -> new Picker<>(shell, look, name, source).placeholder(placeholder)
                .nothing("Nothing matches.").onPick(picked).open(""));
    }

    private void newFile() {
        Call<List<Template>> all = templates.get().all();
        pick("New file from template", "What to make", query -> Call.start("templates", scope -> {
            FuzzyPattern pattern = FuzzyPattern.of(query);
            var items = new ArrayList<PickerItem<Template>>();
            for (Template template : all.await()) {
                if (template.use() != Use.PROJECT) {
                    pattern.match(template.title()).ifPresent(match -> items.add(new PickerItem<>(template,
                            Row.of(glyph(template), template.title()).matches(match.positions())
                                    .detail(template.description()))));
                }
            }
            return items;
        }), (template, beside) -> askName(template));
    }

    static Glyph glyph(Template template) {
        return template.files().stream().findFirst().map(Template.File::path).map(path -> Glyph.ofFile(
                path.substring(path.lastIndexOf('/') + 1))).orElse(new Glyph(Icon.ADD_FILE, Token.MUTED));
    }

    /** A name is typed as people type what to look for; what speaks against it stands in the place of what is found. */
    private void askName(Template template) {
        Optional<Path> folder = editors.active().map(Path::getParent).filter(here -> folders.of(here).isPresent())
                .or(() -> folders.current().map(Folder::path));
        folder.ifPresent(here -> pick(template.title(), "Its name, or a path below " + here, query -> {
            if (query.isBlank()) {
                return Call.of(List.of());
            }
            Path path = here.resolve(query.strip()).normalize();
            return Call.start("name", scope -> List.of(item(template, here, path)));
        }, (path, beside) -> path.ifPresent(made -> make(template, made))));
    }

    private static PickerItem<Optional<Path>> item(Template template, Path here, Path path) {
        String name = String.valueOf(path.getFileName());
        String bare = name.endsWith(".rs") ? name.substring(0, name.length() - ".rs".length()) : name;
        Path parent = path.getParent();
        Optional<String> objection = TemplateName.objection(template.naming(), bare).or(() -> parent == null
                || !Files.isDirectory(parent) ? Optional.of("There is no folder " + parent + ".") : Optional.empty());
        return objection.<PickerItem<Optional<Path>>>map(why -> new PickerItem<>(Optional.empty(),
                Row.of(new Glyph(Icon.WARNING, Token.WARNING), why))).orElseGet(() -> new PickerItem<>(
                        Optional.of(path), Row.of(glyph(template), "Make " + bare)
                                .detail("in " + parentOf(here, path))));
    }

    private static String parentOf(Path here, Path path) {
        Path parent = path.getParent();
        return here.equals(parent) ? String.valueOf(here.getFileName()) : String.valueOf(parent);
    }

    private void make(Template template, Path path) {
        templates.get().plan(template, path).then("make", (scope, plan) -> templates.get().make(plan).await())
                .onFailure(ui, notices::show).onSuccess(ui, plan -> editors.open(plan.target()));
    }

    private record Found(Project project, ProjectTask task) {}

    private void runTask() {
        List<Path> roots = folders.all().stream().map(Folder::path).toList();
        Call<List<Project>> all = Call.start("find projects", scope -> {
            var found = new ArrayList<Project>();
            for (Path root : roots) {
                found.addAll(projects.get().in(root).await());
            }
            return found;
        });
        pick("Run task", "A task of a project", query -> Call.start("tasks", scope -> {
            FuzzyPattern pattern = FuzzyPattern.of(query);
            var items = new ArrayList<PickerItem<Found>>();
            for (Project project : all.await()) {
                for (ProjectTask task : project.tasks()) {
                    String title = project.name() + ": " + task.title();
                    pattern.match(title).ifPresent(match -> items.add(new PickerItem<>(new Found(project, task),
                            Row.of(glyph(task), title).matches(match.positions())
                                    .detail(String.join(" ", task.commandLine())))));
                }
            }
            return items;
        }), (found, beside) -> runs.run(found.project.folder(), found.task.commandLine()));
    }

    private static Glyph glyph(ProjectTask task) {
        return switch (task.use()) {
            case RUN -> new Glyph(Icon.RUN, Token.SUCCESS);
            case TEST -> new Glyph(Icon.TEST, Token.SUCCESS);
            case BUILD -> new Glyph(Icon.CARGO, Token.MUTED);
            case OTHER -> new Glyph(Icon.COMMAND, Token.MUTED);
        };
    }
}
