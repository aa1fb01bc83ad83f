package dev.rustaiide.system.projects;

import java.nio.file.Path;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;

/**
 * New projects, modules and files. A service; any thread may use it, no method blocks, and nothing needs a network.
 * Calls fail with a {@link dev.rustaiide.foundation.error.FailureException}.
 */
@ProviderType
public interface Templates {
    /**
     * Those of the product, then the user's own: each folder in {@link #folder}, with a {@code template.json} that may
     * say {@code title}, {@code description}, {@code use} and {@code naming}. One of the user's with the id of ours
     * takes its place.
     */
    Call<List<Template>> all();

    /** Where the user's own are; it need not be there. */
    Path folder();

    /**
     * What would be made at {@code path}: the new folder of a project; else the new file, in a folder that is there,
     * whose last part is the name. Fails if the name cannot be taken, and if anything is in the way.
     */
    Call<TemplatePlan> plan(Template template, Path path);

    /** Makes it. Nothing is ever written over; if something fails, what was made before is taken away again. */
    Call<TemplatePlan> make(TemplatePlan plan);
}
