package dev.rustaiide.system.agent.tools.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.ai.assistant.AgentSession;
import dev.rustaiide.ai.assistant.Checkpoint;
import dev.rustaiide.ai.assistant.StagedEdits;
import dev.rustaiide.ai.assistant.Workplace;
import dev.rustaiide.ai.refactoring.AppliedEdit;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.ai.refactoring.EditPlan;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;

/** An agent's session with plain rules: what is called .env is a secret. The rules themselves are the assistant's. */
final class FakeSession implements AgentSession, StagedEdits {
    private final Path root;
    private final List<StagedFile> staged = new ArrayList<>();
    boolean isTrusted = true;
    Duration left = Duration.ofMinutes(2);

    FakeSession(Path root) {
        this.root = root;
    }

    void stage(String name, String text) {
        staged.add(new StagedFile(root.resolve(name), Optional.empty(), Optional.of(Text.of(text))));
    }

    @Override
    public Workplace place() {
        return new Workplace(root, Buffers.NONE, isTrusted);
    }

    @Override
    public Path file(String path) throws FailureException {
        Path file = root.resolve(path).normalize();
        if (!file.startsWith(root) || file.endsWith(".env")) {
            throw new FailureException(new Failure.Missing(file));
        }
        return file;
    }

    @Override
    public String name(Path file) {
        return root.relativize(file).toString();
    }

    @Override
    public Text read(Path file) {
        try {
            return Text.of(Files.readString(file));
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public StagedEdits edits() {
        return this;
    }

    @Override
    public Duration left() {
        return left;
    }

    @Override
    public List<StagedFile> files() {
        return staged;
    }

    @Override
    public Optional<Text> text(Path file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void write(Path file, Text text) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(Path file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Checkpoint mark(String title) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Checkpoint> checkpoints() {
        return List.of();
    }

    @Override
    public void returnTo(Checkpoint checkpoint) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void discard() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Call<EditPlan> plan() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Call<AppliedEdit> apply(EditPlan accepted, String reviewer) {
        throw new UnsupportedOperationException();
    }
}
