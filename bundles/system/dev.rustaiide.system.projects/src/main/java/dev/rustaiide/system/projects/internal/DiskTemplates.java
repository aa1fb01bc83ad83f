package dev.rustaiide.system.projects.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.validation.PathRules;
import dev.rustaiide.system.projects.Template;
import dev.rustaiide.system.projects.Template.Use;
import dev.rustaiide.system.projects.TemplateName;
import dev.rustaiide.system.projects.TemplatePlan;
import dev.rustaiide.system.projects.TemplatePlan.Change;
import dev.rustaiide.system.projects.TemplatePlan.NewFile;
import dev.rustaiide.system.projects.Templates;

/** Makes what templates say on the disk. */
@Component
public final class DiskTemplates implements Templates {
    private final StandardPaths paths;
    private final TextFiles files;

    @Activate
    public DiskTemplates(@Reference StandardPaths paths, @Reference TextFiles files) {
        this.paths = paths;
        this.files = files;
    }

    @Override
    public Path folder() {
        return paths.config().resolve("templates");
    }

    @Override
    public Call<List<Template>> all() {
        return Call.start("read templates", scope -> {
            Map<String, Template> all = new LinkedHashMap<>();
            BuiltInTemplates.all().forEach(template -> all.put(template.id(), template));
            new UserTemplates(folder()).read().forEach(template -> all.put(template.id(), template));
            return List.copyOf(all.values());
        });
    }

    @Override
    public Call<TemplatePlan> plan(Template template, Path path) {
        return Call.start("plan " + template.id(), scope -> planned(template, path.toAbsolutePath().normalize()));
    }

    private static TemplatePlan planned(Template template, Path path) throws FailureException {
        TemplateName name = nameOf(template, path);
        Path folder = Objects.requireNonNull(path.getParent());
        Path base = template.use() == Use.PROJECT ? path : folder;
        if (template.use() == Use.PROJECT) {
            demandFree(path);
        } else if (!Files.isDirectory(folder)) {
            throw new FailureException(new Failure.Missing(folder));
        }
        var files = new ArrayList<NewFile>();
        for (Template.File file : template.files()) {
            Path made = below(base, name.fill(file.path()));
            if (Files.exists(made, LinkOption.NOFOLLOW_LINKS)) {
                throw taken(made);
            }
            files.add(new NewFile(made, filled(name, file.content()), file.executable()));
        }
        Optional<Change> change = template.use() == Use.MODULE ? Optional.of(ModuleLine.in(folder, name.name()))
                : Optional.empty();
        return new TemplatePlan(template, template.use() == Use.PROJECT || files.isEmpty() ? path
                : files.getFirst().file(), files, change);
    }

    /** Name by name, so that no template leads out of the folder. */
    private static Path below(Path base, String path) throws FailureException {
        Path below = base;
        for (String part : path.split("/")) {
            below = below.resolve(PathRules.name(part).orThrow("Cannot make " + path + "."));
        }
        return below;
    }

    private static TemplateName nameOf(Template template, Path path) throws FailureException {
        String last = Objects.toString(path.getFileName(), "");
        boolean ending = template.use() != Use.PROJECT && last.endsWith(".rs");
        String name = ending ? last.substring(0, last.length() - ".rs".length()) : last;
        Optional<String> objection = TemplateName.objection(template.naming(), name);
        if (objection.isPresent()) {
            throw new FailureException(new Failure.Other("Cannot make “" + name + "” (" + template.title() + ").",
                    objection.get(), "Choose another name."));
        }
        return new TemplateName(name);
    }

    /** An empty folder is as good as none. */
    private static void demandFree(Path path) throws FailureException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> entries = Files.list(path)) {
            if (entries.findAny().isPresent()) {
                throw taken(path);
            }
        } catch (IOException noFolder) {
            throw taken(path);
        }
    }

    private static FailureException taken(Path path) {
        return new FailureException(new Failure.Other("Cannot make " + path.getFileName() + ".",
                path + " is there already.", "Choose another name or another folder."));
    }

    /** What is no text stays as it is. */
    private static byte[] filled(TemplateName name, byte[] content) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return text.indexOf('\0') >= 0 ? content : name.fill(text).getBytes(StandardCharsets.UTF_8);
        } catch (CharacterCodingException binary) {
            return content;
        }
    }

    @Override
    public Call<TemplatePlan> make(TemplatePlan plan) {
        return Call.start("make " + plan.target().getFileName(), scope -> {
            Deque<Path> made = new ArrayDeque<>();
            try {
                for (NewFile file : plan.files()) {
                    scope.check();
                    write(file, made);
                }
                if (plan.template().use() == Use.PROJECT) {
                    folders(plan.target(), made);
                }
                if (plan.change().isPresent()) {
                    change(plan.change().get());
                }
                return plan;
            } catch (IOException refused) {
                takeAway(made);
                throw failure(plan, refused);
            } catch (FailureException | InterruptedException failed) {
                takeAway(made);
                throw failed;
            }
        });
    }

    private static void write(NewFile file, Deque<Path> made) throws IOException {
        folders(Objects.requireNonNull(file.file().getParent()), made);
        Files.write(file.file(), file.content(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        made.push(file.file());
        if (file.executable() && !file.file().toFile().setExecutable(true)) {
            throw new IOException(file.file() + " cannot be made executable");
        }
    }

    private static void folders(Path folder, Deque<Path> made) throws IOException {
        Path parent = folder.getParent();
        if (!Files.isDirectory(folder)) {
            if (parent != null) {
                folders(parent, made);
            }
            Files.createDirectory(folder);
            made.push(folder);
        }
    }

    private void change(Change change) throws IOException, FailureException {
        if (!Files.readString(change.file()).equals(change.before())) {
            throw new IOException(change.file().getFileName() + " has changed in the meantime");
        }
        files.write(change.file(), Text.of(change.after()), Encoding.UTF_8);
    }

    private static void takeAway(Deque<Path> made) {
        for (Path path : made) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException stays) {
                LoggerFactory.getLogger(DiskTemplates.class).warn("{} stays of what could not be made", path, stays);
            }
        }
    }

    private static FailureException failure(TemplatePlan plan, IOException refused) {
        return refused instanceof FileAlreadyExistsException there ? taken(Path.of(there.getFile()))
                : new FailureException(new Failure.Other("Cannot make " + plan.target().getFileName() + ".",
                        String.valueOf(refused.getMessage()), "Nothing of it is left. Choose another folder."),
                        refused);
    }
}
