package com.heycmo.outreach.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionsTests {

    @Test
    void readsWhatIsAskedForAndNamesWhatIsNot() {
        Options options = Options.read(new String[] {"page", "--rounds=7"}, Set.of("page"));

        assertThat(options.measures()).containsExactly("page");
        assertThat(options.rounds()).isEqualTo(7);
        assertThat(Options.read(new String[0], Set.of("page")).measures()).containsExactly("page");
        assertThatThrownBy(() -> Options.read(new String[] {"pages"}, Set.of("page")))
                .hasMessageContaining("pages is nothing that can be measured");
        assertThatThrownBy(() -> Options.read(new String[] {"--round=5"}, Set.of("page")))
                .hasMessageContaining("--round=5")
                .hasMessageContaining("--rounds=5");
        assertThatThrownBy(() -> Options.read(new String[] {"--rounds=0"}, Set.of("page")))
                .hasMessageContaining("rounds");
    }
}
