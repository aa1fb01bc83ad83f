package dev.rustaiide.foundation.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The settings. A service; any thread may use it. By itself it is the view without a place: the folders' layers are
 * left out, and {@link #set} writes the user's file.
 *
 * <p>All files are JSON with comments. They are read once, and again within a second or two when they change; while
 * one does not parse, the values of its last good state stay. Where they are:
 * <ul>
 * <li>{@link Origin#DISTRIBUTION}: {@code distribution/settings.json} in the installation
 * <li>{@link Origin#POLICY}: {@code /etc/rust-ai-ide/policy.json}, {@code /Library/Application
 * Support/rust-ai-ide/policy.json} on macOS, {@code %ProgramData%\rust-ai-ide\policy.json} on Windows; the system
 * property {@code rustaiide.policy} names another one
 * <li>{@link Origin#USER}: {@code settings.json} in the user's configuration
 * <li>{@link Origin#WORKSPACE}, {@link Origin#FOLDER}: {@code .rust-ai-ide/settings.json}
 * </ul>
 *
 * <p>A policy is an object with up to four members, of which only {@code by} is needed:
 * <pre>
 * {
 *   "by": "ACME IT",                      // who decides, for people
 *   "reason": "See intranet/ide-policy.", // why, for people
 *   "settings": {"cargo.offline": true},  // values: weaker than the user's unless they are locked
 *   "locked": ["cargo.offline", "net.*"]  // ids, or beginnings of ids with .* behind them
 * }
 * </pre>
 * A locked key has the value of the policy, or else that of the layers below it.
 */
@ProviderType
public interface Settings extends SettingsView {
    /** The name of a folder's own settings, from the folder. */
    String FOLDER_FILE = ".rust-ai-ide/settings.json";

    /**
     * The view for {@code place}, a file or a folder. The workspace is the open folder around it, or else the top of
     * its repository, or else its own folder. Of the files between the two the nearest is the strongest. {@link #set}
     * writes the settings of the folder itself, and for a file those of the workspace.
     *
     * <p>Touches the disk, so it is nothing for a UI thread. Whoever keeps the view sees changes; what it answers is in
     * memory, unless another folder has been opened around the place since it was asked last.
     */
    SettingsView in(Path place);

    /** The keys that are declared, by category and then in the order of their declaration. */
    List<SettingKey<?>> keys();

    /** The declared key with {@code id}. */
    default Optional<SettingKey<?>> key(String id) {
        for (SettingKey<?> key : keys()) {
            if (key.id().equals(id)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    /** Where the user's settings are; the file need not exist. */
    default Path userFile() {
        return file();
    }
}
