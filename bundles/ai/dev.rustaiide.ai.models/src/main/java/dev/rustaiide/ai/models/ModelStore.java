package dev.rustaiide.ai.models;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;

/**
 * The models that people brought. They are kept by their content in the application's data, so that what two have in
 * common is there once; all processes of a user share them. A service; any thread may use it.
 *
 * <p>Whatever ends a process, a model is there whole or not at all. Calls can be cancelled and report their progress in
 * bytes; they fail with a {@code FailureException}.
 */
@ProviderType
public interface ModelStore {
    /** All that were imported, by name, of one name the current version first and then the latest. */
    List<Entry> entries();

    /** The one with {@code id}. */
    default Optional<Entry> entry(ModelId id) {
        return entries().stream().filter(entry -> entry.model().card().id().equals(id)).findFirst();
    }

    /**
     * Copies a model into the store and makes it the current version of its name. What is there already, byte for byte,
     * is only made current.
     *
     * <p>It can be a folder as Hugging Face's tools export it ({@code model.onnx} or {@code onnx/model.onnx}, {@code
     * config.json}, {@code tokenizer.json}), one of several ONNX files in such a folder, a GGUF file, or a pack.
     */
    Call<Entry> importFrom(Path source, Naming naming);

    /**
     * Fetches a model that is one file, a GGUF file or a pack, and takes it as {@link #importFrom} does. Reports its
     * progress in bytes; what was fetched of it goes when it fails or is cancelled.
     *
     * <p>Fails with a {@code FailureException} if nothing here may leave the machine, policy or the server refuses, or
     * the content has another hash.
     *
     * @param sha256 of the content, 64 hexadecimal digits: what comes is what was meant
     */
    Call<Entry> fetch(URI address, String sha256, Naming naming);

    /**
     * Reads all files again and compares them with what they were when they were imported.
     *
     * @return one for each model that is not as it should be
     */
    Call<List<Damage>> check();

    /** Makes {@code id} the version that its name stands for. */
    Call<Entry> makeCurrent(ModelId id);

    /**
     * Makes the version before the current one current. The other stays.
     *
     * @return the one that is current then
     */
    Call<Entry> rollBack(String name);

    /**
     * Deletes a model, and the files that no other has. If it was current, the latest other version becomes so.
     *
     * @return how many bytes that freed
     */
    Call<Long> remove(ModelId id);

    /**
     * Writes a model with all that belongs to it into one file, which {@link #importFrom} takes on another machine.
     *
     * @param isSigned whether it is signed with this user's key for models
     */
    Call<Path> pack(ModelId id, Path file, boolean isSigned);

    /** The key with which this user's packs are signed, as {@code ai.signers} takes it; made when first asked for. */
    Call<String> signer();

    /**
     * What a model is to be called and known by, where its files do not say, or it should be something else.
     *
     * @param version if there is none, the next whole number of that name
     */
    record Naming(Optional<String> name, Optional<String> version, Optional<String> licence) {
        /** As the files say. */
        public static final Naming NONE = new Naming(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * A model in the store.
     *
     * @param format {@code ONNX} or {@code GGUF}
     * @param architecture as its makers call it, e.g. {@code llama}
     * @param precision how its weights are kept, e.g. {@code 16 bit} or {@code Q4_K}
     * @param parameters how many numbers it has; 0 if that is not known
     * @param window how many tokens it was trained to read at once; 0 if that is not known
     * @param from where it was imported from
     * @param signer the key that signed it, in short; empty if nobody did
     * @param isCurrent whether it is the version that its name stands for
     */
    record Entry(Model model, String format, String architecture, String precision, long parameters, int window,
            Instant imported, String from, String signer, boolean isCurrent) {}

    /**
     * A model that is not as it was.
     *
     * @param what one sentence for people
     * @param nextStep what mends it
     */
    record Damage(ModelId id, String what, String nextStep) {}
}
