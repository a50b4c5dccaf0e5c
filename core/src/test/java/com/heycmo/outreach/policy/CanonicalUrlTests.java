package com.heycmo.outreach.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTests {

    @ParameterizedTest
    @CsvSource({
        "linkedin.com,                                             https://www.linkedin.com",
        "http://linkedin.com/,                                     https://www.linkedin.com",
        "https://www.linkedin.com/company/Acme/,                   https://www.linkedin.com/company/Acme",
        "https://de.linkedin.com/company/acme//,                   https://www.linkedin.com/company/acme",
        "https://M.linkedin.com/feed,                              https://www.linkedin.com/feed",
        "https://touch.linkedin.com/feed,                          https://www.linkedin.com/feed",
        "https://Business.LinkedIn.com/en/,                        https://business.linkedin.com/en",
        "https://eng.linkedin.com/feed,                            https://eng.linkedin.com/feed",
        "https://a1.linkedin.com/feed,                             https://a1.linkedin.com/feed",
        "https://www.de.linkedin.com/feed,                         https://www.de.linkedin.com/feed",
        "https://www.linkedin.com/feed#top,                        https://www.linkedin.com/feed",
        "https://www.linkedin.com/feed/?,                          https://www.linkedin.com/feed",
        "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A71/,"
                + "                                                https://www.linkedin.com/feed/update/urn:li:activity:71",
        "https://www.linkedin.com/feed/update/urn:li:activity:71?utm_source=share&utm_medium=member_desktop&rcm=A,"
                + "                                                https://www.linkedin.com/feed/update/urn:li:activity:71",
        "linkedin.com/feed?trk=a&trkInfo=b&lipi=c&lici=d&rcm=e&trackingId=f&refId=g&x=1, https://www.linkedin.com/feed?x=1",
        "linkedin.com/feed?%75tm_source=a&x=1&t%72k=b,             https://www.linkedin.com/feed?x=1",
        "linkedin.com/feed?trackingid=f&xutm_a=b&arefId=c,         https://www.linkedin.com/feed?trackingid=f&xutm_a=b&arefId=c",
        "linkedin.com/feed?b=2&a=1&b=3,                            https://www.linkedin.com/feed?b=2&a=1&b=3",
        "linkedin.com/feed?&a=1&&b&=&,                             https://www.linkedin.com/feed?a=1&b&=",
        "linkedin.com/feed?a=b=c%3d%3D,                            https://www.linkedin.com/feed?a=b=c==",
        "linkedin.com/feed?a%3Db=%26%2b+%23,                       https://www.linkedin.com/feed?a%3Db=%26%2B+%23",
        "linkedin.com/feed?a=urn%3Ali%3A(1%2C2)%2F%3F,             'https://www.linkedin.com/feed?a=urn:li:(1,2)/?'",
        "linkedin.com/feed?a=%c3%bc&b=ü,                           https://www.linkedin.com/feed?a=%C3%BC&b=%C3%BC",
        "linkedin.com/feed?a=<b>|^`{\"}[],                         https://www.linkedin.com/feed?a=%3Cb%3E%7C%5E%60%7B%22%7D%5B%5D",
        "linkedin.com/a%2fb/%3F%23%25,                             https://www.linkedin.com/a%2Fb/%3F%23%25",
        "linkedin.com/company/../feed/./x/..,                      https://www.linkedin.com/feed",
        "linkedin.com/../../feed,                                  https://www.linkedin.com/feed",
        "linkedin.com/in/..,                                       https://www.linkedin.com",
        "linkedin.com/company/../in/Jane/?x=1,                     https://www.linkedin.com/in/jane",
        "linkedin.com/feed?originalSubdomain=de&originTrackingId=x&x=1, https://www.linkedin.com/feed?x=1",
        "linkedin.com/feed?utm_a=b&amp;utm_c=d&amp;trk=e&amp%3Brcm=f&amp;x=1, https://www.linkedin.com/feed?x=1",
        "linkedin.com/feed?amp;amp;lipi=c&amp;&amp;trackingId,  https://www.linkedin.com/feed",
        "linkedin.com/pulse/u%CC%88ber-Ko%CC%88ln,             https://www.linkedin.com/pulse/%C3%BCber-K%C3%B6ln",
        "linkedin.com/pulse/ü-1/u\u0308,                       https://www.linkedin.com/pulse/%C3%BC-1/%C3%BC",
        "linkedin.com/in/100%25,                                   https://www.linkedin.com/in/100%25",
        "linkedin.com/in/Me/,                                      https://www.linkedin.com/in/Me",
        "linkedin.com/pulse/Ü-ber,                                 https://www.linkedin.com/pulse/%C3%9C-ber",
    })
    void hasOneCanonicalFormForAnyOtherUrl(String url, String canonical) {
        assertThat(LinkedInUrl.parse(url)).contains(new LinkedInUrl(canonical, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.linkedin.com/in/jane-doe",
                "HTTPS://LinkedIn.com/feed/",
                "https://www.linkedin.com/messaging/thread/2-a==/?x=1#y",
            })
    void acceptsHttpsLinkedInUrls(String url) {
        assertThat(LinkedInUrl.https(url)).contains(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://www.linkedin.com/in/jane-doe",
                "linkedin.com/in/jane-doe",
                "www.linkedin.com/in/jane-doe",
                "https:/www.linkedin.com/in/jane-doe",
                "https://evil.test/in/jane-doe",
                "https://www.linkedin.com:443/in/jane-doe",
                "https://jane@www.linkedin.com/in/jane-doe",
                "http\u017F://www.linkedin.com/in/jane-doe",
                " http://www.linkedin.com/in/jane-doe",
                "https://www.linkedin.com/in/jane%0Adoe",
                "javascript:https://www.linkedin.com/in/jane-doe",
            })
    void rejectsResultUrlsThatAreNotHttps(String url) {
        assertThat(LinkedInUrl.https(url)).isEmpty();
    }

    @Test
    void limitsTheWrittenResultUrlNotTheCanonicalOne() {
        String longest = "https://www.linkedin.com/feed?" + "x".repeat(2018);

        assertThat(longest).hasSize(2048);
        assertThat(LinkedInUrl.https(longest)).isPresent();
        assertThat(LinkedInUrl.https(longest + "x")).isEmpty();
        assertThat(LinkedInUrl.https("https://www.linkedin.com/feed#" + "x".repeat(2019)))
                .isEmpty();
    }
}
