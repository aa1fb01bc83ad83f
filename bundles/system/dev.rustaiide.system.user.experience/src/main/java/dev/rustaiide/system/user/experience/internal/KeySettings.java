package dev.rustaiide.system.user.experience.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingType;
import dev.rustaiide.foundation.config.SettingsSource;
import dev.rustaiide.system.user.experience.KeyMap;
import dev.rustaiide.system.user.experience.KeyMapSource;
import dev.rustaiide.system.user.experience.KeyMaps;
import dev.rustaiide.system.user.experience.KeyOverride;
import dev.rustaiide.system.user.experience.WindowSettings;

/** The settings of keys; which map can be chosen depends on who brings one. */
@Component(service = {SettingsSource.class, KeySettings.class})
public final class KeySettings implements SettingsSource {
    static final SettingKey<List<KeyOverride>> OVERRIDES = new SettingKey<List<KeyOverride>>("keys.overrides",
            new SettingType.Rows<>(KeyOverride.SCHEMA, KeyOverride.FORM), List.of(), "Keys of your own",
            "Commands that have other keys than the key map says. The key map page shows and changes them.",
            WindowSettings.KEYS).ofUser();

    private final Map<String, KeyMapSource> sources = new LinkedHashMap<>();
    private final SettingKey<String> map;

    @Activate
    public KeySettings(@Reference List<KeyMapSource> sources) {
        sources.forEach(source -> source.ids().forEach(id -> this.sources.putIfAbsent(id, source)));
        this.sources.remove(KeyMap.OURS.id());
        var ids = new ArrayList<String>(List.of(KeyMap.OURS.id()));
        ids.addAll(this.sources.keySet());
        map = SettingKey.choice(KeyMaps.SETTING, KeyMap.OURS.id(), ids, "Key map",
                "Whose keys the commands have. What is in none of them stays as it is.", WindowSettings.KEYS).ofUser();
    }

    @Override
    public List<SettingKey<?>> keys() {
        return List.of(map, OVERRIDES);
    }

    SettingKey<String> map() {
        return map;
    }

    List<KeyMap> maps() {
        var maps = new ArrayList<KeyMap>(List.of(KeyMap.OURS));
        sources.forEach((id, source) -> maps.add(source.read(id)));
        return maps;
    }

    KeyMap find(String id) {
        KeyMapSource source = sources.get(id);
        return source == null ? KeyMap.OURS : source.read(id);
    }
}
