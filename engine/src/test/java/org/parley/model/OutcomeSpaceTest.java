package org.parley.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parley.Spaces;

class OutcomeSpaceTest {

    @Test
    void an_index_leads_to_its_outcome_and_back_in_spaces_beyond_any_machine_number() {
        OutcomeSpace space = Spaces.decimal(new Random(1), 1, 60, 10, 2).space();
        assertThat(space.size()).isEqualTo(BigInteger.TEN.pow(60));
        Random random = new Random(2);
        for (int n = 0; n < 100; n++) {
            BigInteger index = new BigInteger(190, random);
            assertThat(space.index(space.at(index))).isEqualTo(index);
        }
        assertThat(space.at(BigInteger.ONE)[59]).isEqualTo(1);
        assertThatThrownBy(() -> space.at(space.size())).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
