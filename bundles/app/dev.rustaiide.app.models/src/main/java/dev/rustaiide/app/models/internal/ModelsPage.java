package dev.rustaiide.app.models.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.acceptance.Choices;
import dev.rustaiide.ai.models.ModelImported;
import dev.rustaiide.ai.models.ModelMadeCurrent;
import dev.rustaiide.ai.models.ModelRemoved;
import dev.rustaiide.ai.models.ModelSettings;
import dev.rustaiide.ai.models.ModelStore;
import dev.rustaiide.ai.models.ModelStore.Naming;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.models.Models;
import dev.rustaiide.ai.orchestrator.Orchestrator;
import dev.rustaiide.ai.training.Training;
import dev.rustaiide.ai.training.WorkspaceModels;
import dev.rustaiide.app.models.internal.ModelsShown.Option;
import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PopupMenu;
import dev.rustaiide.app.ui.components.ProgressLine;
import dev.rustaiide.app.ui.components.Question;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowAction;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.ScrolledPage;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.Amount;
import dev.rustaiide.foundation.config.SettingChanged;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.events.Events;

/** Shows which models there are and who is asked for what; imports, chooses, rolls back and removes. */
public final class ModelsPage {
    private final Models models;
    private final ModelStore store;
    private final Orchestrator orchestrator;
    private final Settings settings;
    private final FailureNotices notices;
    private final Ui ui;
    private final ScrolledPage scrolled;
    private final Composite page;
    private final Composite head;
    private final Look look;
    private final TaskRows tasks;
    private final OwnCode ownCode;
    private final OwnChoices ownChoices;
    private final RowView<ShownModel> list;
    private final PopupModels popup;
    private final Caption facts;
    private ModelsShown shown = ModelsShown.NOTHING;
    private Call<ModelsShown> reading = Call.of(shown);
    private @Nullable AddressBar addressBar;

    @Inject
    public ModelsPage(Composite parent, Look look, Models models, ModelStore store, Orchestrator orchestrator,
            Settings settings, Events events, FailureNotices notices, Ui ui, Training training,
            WorkspaceModels adapted, Choices choices, OpenFolders folders) {
        this.look = look;
        scrolled = new ScrolledPage(parent, look);
        page = scrolled.body();
        this.models = models;
        this.store = store;
        this.orchestrator = orchestrator;
        this.settings = settings;
        this.notices = notices;
        this.ui = ui;
        GridLayout layout = new GridLayout();
        layout.marginWidth = 8 * Look.STEP;
        layout.marginHeight = 6 * Look.STEP;
        layout.verticalSpacing = 3 * Look.STEP;
        page.setLayout(layout);
        head = new Composite(page, SWT.NONE);
        fillHead();
        caption(page, "Who answers", TextSize.TITLE, Token.TEXT);
        tasks = new TaskRows(page, look, this::choose);
        Caption own = caption(page, "On your code", TextSize.TITLE, Token.TEXT);
        ((GridData) own.getLayoutData()).verticalIndent = 3 * Look.STEP;
        ownCode = new OwnCode(page, look, training, adapted, () -> folders.all().stream().map(Folder::path).toList(),
                notices, ui, this::progress);
        ownChoices = new OwnChoices(page, look, choices, settings, notices, ui);
        Caption title = caption(page, "On this machine", TextSize.TITLE, Token.TEXT);
        ((GridData) title.getLayoutData()).verticalIndent = 3 * Look.STEP;
        list = list();
        facts = caption(page, "", TextSize.BODY, Token.MUTED);
        Caption words = caption(page, "In the popup", TextSize.TITLE, Token.TEXT);
        ((GridData) words.getLayoutData()).verticalIndent = 3 * Look.STEP;
        popup = new PopupModels(page, look, scrolled::layout);
        acceptDrops();
        follow(events);
        dress();
        read();
    }

    @Focus
    void focus() {
        list.setFocus();
        read();
        ownChoices.read();
    }

    OwnCode ownCode() {
        return ownCode;
    }

    OwnChoices ownChoices() {
        return ownChoices;
    }

    private void fillHead() {
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        head.setLayout(layout);
        head.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        caption(head, "Models", TextSize.DISPLAY, Token.TEXT);
        Button button = new Button(head, look, "Import…", true);
        button.setGround(Token.BACKGROUND);
        button.onPress(() -> new PopupMenu(button).add("A GGUF file, an ONNX file, or a pack…", "", this::importFile)
                .add("A folder with an ONNX model…", "", this::importFolder)
                .add("From an address…", "", this::askAddress)
                .open(button.toDisplay(0, button.getSize().y)));
    }

    private Caption caption(Composite parent, String text, TextSize size, Token color) {
        Caption caption = new Caption(parent, look, text, size, color);
        caption.setGround(Token.BACKGROUND);
        caption.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        return caption;
    }

    private RowView<ShownModel> list() {
        RowModel<ShownModel> rows = new RowModel<>() {
            @Override
            public List<ShownModel> roots() {
                return shown.models();
            }

            @Override
            public Object key(ShownModel row) {
                return row.id();
            }

            @Override
            public Row row(ShownModel row) {
                return row.row();
            }
        };
        RowView<ShownModel> view = new RowView<>(page, look, "Models on this machine", rows, false);
        view.setGround(Token.BACKGROUND);
        view.setEmpty(EmptyText.of("There are no models on this machine. Drop one here: a GGUF file, a folder with an"
                + " ONNX model, or a pack.", "Import a file", this::importFile));
        view.onAction(this::act);
        view.onSelect(chosen -> showFacts());
        view.onContextMenu((chosen, at) -> chosen.stream().findFirst().ifPresent(one -> menu(one, at)));
        view.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        return view;
    }

    private void acceptDrops() {
        DropTarget target = new DropTarget(page, DND.DROP_COPY | DND.DROP_DEFAULT | DND.DROP_LINK);
        target.setTransfer(new Transfer[] {FileTransfer.getInstance()});
        target.addDropListener(new DropTargetAdapter() {
            @Override
            public void dragEnter(DropTargetEvent event) {
                event.detail = DND.DROP_COPY;
            }

            @Override
            public void drop(DropTargetEvent event) {
                if (event.data instanceof String[] names) {
                    Stream.of(names).map(Path::of).forEach(ModelsPage.this::take);
                }
            }
        });
    }

    private void follow(Events events) {
        var subscriptions = List.of(events.subscribe(ModelImported.class, ui, event -> read()),
                events.subscribe(ModelRemoved.class, ui, event -> read()),
                events.subscribe(ModelMadeCurrent.class, ui, event -> read()),
                events.subscribe(SettingChanged.class, ui, event -> {
                    if (event.id().startsWith("ai.")) {
                        read();
                        ownChoices.read();
                    }
                }));
        Look.Registration registration = look.onChange(this::dress);
        page.addListener(SWT.Dispose, event -> {
            registration.close();
            subscriptions.forEach(Events.Subscription::close);
            reading.cancel();
        });
    }

    private void dress() {
        head.setBackground(look.color(Token.BACKGROUND));
        tasks.dress(look);
        ownCode.dress();
        ownChoices.dress();
    }

    /** Reads what there is, and shows it; a later reading takes the place of one under way. */
    private void read() {
        if (page.isDisposed()) {
            return;
        }
        reading.cancel();
        reading = Call.start("models", scope -> ModelsShown.read(models, store, orchestrator, settings));
        reading.onSuccess(ui, this::show);
        reading.onFailure(ui, notices::show);
    }

    private void show(ModelsShown now) {
        if (page.isDisposed() || now.equals(shown)) {
            return;
        }
        shown = now;
        tasks.show(now.uses());
        popup.show(now.popup());
        list.refresh();
        if (list.selection().isEmpty()) {
            list.selectFirst();
        }
        showFacts();
    }

    private void showFacts() {
        facts.setText(list.selection().stream().findFirst().map(ShownModel::facts).orElse(""));
        scrolled.layout();
    }

    private void importFile() {
        FileDialog dialog = new FileDialog(page.getShell(), SWT.OPEN);
        dialog.setText("Import a model");
        dialog.setFilterNames(new String[] {"Models (GGUF, ONNX, packs)", "All files"});
        dialog.setFilterExtensions(new String[] {"*.gguf;*.onnx;*.zip", "*"});
        String chosen = dialog.open();
        if (chosen != null) {
            take(Path.of(chosen));
        }
    }

    private void importFolder() {
        DirectoryDialog dialog = new DirectoryDialog(page.getShell());
        dialog.setText("Import a model");
        dialog.setMessage("A folder with an ONNX model, as Hugging Face's tools export it");
        String chosen = dialog.open();
        if (chosen != null) {
            take(Path.of(chosen));
        }
    }

    /** The gate may be closed: then the failure says so, and what opens it. */
    void askAddress() {
        if (addressBar != null && !addressBar.control().isDisposed()) {
            addressBar.focus();
            return;
        }
        AddressBar bar = new AddressBar(scrolled, look, (address, hash) -> follow("Downloading " + address,
                store.fetch(address, hash, Naming.NONE)));
        bar.control().moveBelow(head);
        addressBar = bar;
        scrolled.layout();
        bar.focus();
    }

    private void take(Path source) {
        follow("Importing " + source.getFileName(), store.importFrom(source, Naming.NONE));
    }

    private void follow(String title, Call<ModelStore.Entry> call) {
        progress(title, call);
        call.onSuccess(ui, entry -> reading.onSuccess(ui, now -> reveal(entry)));
        call.onFailure(ui, notices::show);
    }

    private void reveal(ModelStore.Entry entry) {
        if (!page.isDisposed()) {
            list.select(entry.model().card().id());
            showFacts();
        }
    }

    private void progress(String title, Call<?> call) {
        ProgressLine line = ProgressLine.follow(page, look, title, call);
        line.setGround(Token.BACKGROUND);
        line.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        line.moveBelow(head);
        scrolled.layout();
    }

    private void choose(ModelTask task, Option option) {
        SettingKey<String> key = ModelSettings.chosen(task);
        Call.start("choose a model", scope -> {
            if (option.value().isEmpty()) {
                settings.reset(key);
            } else {
                settings.set(key, option.value());
            }
            return option;
        }).whenDone(ui, outcome -> read()).onFailure(ui, notices::show);
    }

    void act(ShownModel model, RowAction action) {
        if (action == ShownModel.REMOVE) {
            remove(model);
        } else if (action == ShownModel.ROLL_BACK) {
            run(store.rollBack(model.id().name()));
        } else {
            run(store.makeCurrent(model.id()));
        }
    }

    private void run(Call<?> call) {
        call.onFailure(ui, notices::show);
    }

    private void remove(ShownModel model) {
        String used = model.uses().isEmpty() ? "" : " Others are asked then for what it is used for.";
        String from = model.entry().map(known -> " It came from " + known.from() + '.').orElse("");
        Question.ask(page.getShell(), look, "Remove " + model.model().card().title() + "?", "Its files are deleted, up"
                + " to " + Amount.bytes(model.model().bytes()) + "." + used + from, List.of("Remove", "Keep"), 1,
                answer -> {
                    if (answer == 0) {
                        run(store.remove(model.id()));
                    }
                });
    }

    private void menu(ShownModel model, Point at) {
        var menu = new PopupMenu(list);
        for (ModelTask task : model.model().card().tasks()) {
            menu.add("Use for " + task.purpose(), "", () -> choose(task, new Option(model.choice(), "")));
        }
        if (!model.isBundled()) {
            menu.line();
            if (model.isOld()) {
                menu.add(ShownModel.MAKE_CURRENT.label(), "", () -> act(model, ShownModel.MAKE_CURRENT));
            } else {
                menu.add(ShownModel.ROLL_BACK.label(), "", model.hasOlder(), () -> act(model, ShownModel.ROLL_BACK));
            }
            menu.add("Write a pack…", "", () -> pack(model));
            menu.line();
            menu.add("Remove…", "", () -> remove(model));
        }
        menu.open(at);
    }

    private void pack(ShownModel model) {
        FileDialog dialog = new FileDialog(page.getShell(), SWT.SAVE);
        dialog.setText("Write a pack");
        dialog.setFileName(model.id() + ".zip");
        String chosen = dialog.open();
        if (chosen != null) {
            Call<Path> call = store.pack(model.id(), Path.of(chosen), false);
            progress("Writing " + Path.of(chosen).getFileName(), call);
            run(call);
        }
    }
}
