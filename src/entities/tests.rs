//! Which names, points and claims of several articles are one.

pub(crate) mod sample;

use sample::Story;

use super::*;
use crate::mentions::EntityKind::{Country, Document, Group, Organisation, Person, Place};

/// Returns a line an entity: kind, name and aliases, sorted.
fn entities(stories: Vec<Story>) -> String {
    let world = merge(stories.into_iter().map(Story::digest).collect());
    let mut lines: Vec<String> = world
        .entities
        .iter()
        .map(|entity| {
            let names: Vec<&str> = std::iter::once(entity.name.as_str())
                .chain(entity.aliases.iter().map(String::as_str))
                .collect();
            format!("{}: {}", entity.kind.name(), names.join(" = "))
        })
        .collect();
    lines.sort();
    lines.join("\n")
}

/// Returns articles that each name one person and the same two countries.
fn naming(names: &[&str]) -> Vec<Story> {
    let stories = names.iter().enumerate().map(|(number, name)| {
        let mut story = Story::new(&number.to_string(), &format!("{number}: {name}"));
        story.name(Person, name);
        story.name(Country, "Norway/Norway");
        story.name(Country, "Chile/Chile");
        story
    });
    stories.collect()
}

/// Returns the persons among the entities of [`naming`].
fn persons(names: &[&str]) -> String {
    let all = entities(naming(names));
    all.lines().filter_map(|line| line.strip_prefix("person: ")).collect::<Vec<_>>().join(", ")
}

#[test]
fn spellings_of_a_full_name_are_one_person() {
    assert_eq!(persons(&["Sergei Lavrov", "Sergey Lavrov"]), "Sergei Lavrov = Sergey Lavrov");
    assert_eq!(persons(&["José Pérez", "Jose Perez"]), "Jose Perez = José Pérez");
    assert_eq!(
        persons(&["Carolyn Levitt", "Karoline Leavitt"]),
        "Karoline Leavitt = Carolyn Levitt"
    );
    assert_eq!(persons(&["Dan Hill", "Daniel Hill"]), "Daniel Hill = Dan Hill");
    assert_eq!(persons(&["Ann B. Clark", "Ann Clark"]), "Ann B. Clark = Ann Clark");
    assert_eq!(persons(&["J. K. Holm", "J.K. Holm"]), "J. K. Holm = J.K. Holm");
    assert_eq!(persons(&["Orlov Viktor", "Viktor Orlov"]), "Orlov Viktor = Viktor Orlov");
}

#[test]
fn an_initial_needs_company_and_a_single_bearer() {
    assert_eq!(persons(&["Rosa Diaz", "R. Diaz"]), "Rosa Diaz = R. Diaz");
    assert_eq!(persons(&["Rosa Diaz", "L. Diaz"]), "L. Diaz, Rosa Diaz");
    let all = ["Rosa Diaz", "Rita Diaz", "R. Diaz"];
    assert!(!persons(&all).contains('='), "{}", persons(&all));
}

/// Returns the persons of articles that each name one person and the same three things.
fn in_company(names: &[&str]) -> String {
    let mut stories = naming(names);
    for story in &mut stories {
        story.name(Organisation, "Northern Fishing Board");
    }
    let all = entities(stories);
    all.lines().filter_map(|line| line.strip_prefix("person: ")).collect::<Vec<_>>().join(", ")
}

#[test]
fn a_slip_is_joined_with_the_name_that_more_articles_have() {
    let (right, slip) = ("Margarethe Lindqvist", "Margarethe Lindqist");
    assert_eq!(in_company(&[right, right, slip]), format!("{right} = {slip}"));
    assert_eq!(in_company(&[right, slip]), format!("{slip}, {right}"));
    assert_eq!(persons(&[right, right, slip]), format!("{slip}, {right}"));
    let long = "Margarethe Lindqvist Holm";
    assert_eq!(in_company(&[right, right, long]), format!("{right} = {long}"));
}

#[test]
fn a_company_is_one_with_and_without_its_legal_form() {
    let companies = |names: &[&str]| {
        let stories = names.iter().enumerate().map(|(number, name)| {
            let mut story = Story::new(&number.to_string(), &format!("{number}: {name}"));
            story.name(Organisation, name);
            story
        });
        entities(stories.collect())
    };
    let (ag, short) = ("Nordfisk AG", "Nordfisk");
    assert_eq!(companies(&[ag, short, short]), "organisation: Nordfisk AG = Nordfisk");
    assert!(!companies(&[ag, short, "Nordfisk GmbH"]).contains('='));
    let (british, american) = ("Fisheries Organisation", "Fisheries Organization");
    assert!(companies(&[british, american]).contains('='));
    assert!(!companies(&["CIB", "KIB"]).contains('='));
}

#[test]
fn a_place_is_one_in_one_country_however_it_is_spelt() {
    let places = |places: [&str; 2]| {
        let stories = places.map(|place| {
            let mut story = Story::new(place, place);
            story.name(Place, place);
            story
        });
        entities(stories.into())
    };
    assert!(places(["Alekseevka/Ukraine", "Alexeevka/Ukraine"]).contains('='));
    assert!(!places(["Alekseevka/Ukraine", "Alexeevka/Russia"]).contains('='));
}

#[test]
fn other_persons_stay_apart() {
    for names in [
        ["Maria Lopez", "Mario Lopez"],
        ["George H. W. Bush", "George W. Bush"],
        ["John Smith", "Jane Smith"],
        ["Kim Il Sung", "Kim Jong Un"],
        ["Daniel Hill", "Danielle Hill"],
        ["Tom Hill", "Tim Hill"],
        ["John Hill", "John Hill Jr."],
    ] {
        assert!(!persons(&names).contains('='), "{names:?}");
    }
}

#[test]
fn a_name_between_two_persons_is_neither() {
    let all = ["George H. W. Bush", "George W. Bush", "George Bush"];
    assert!(!persons(&all).contains('='), "{}", persons(&all));
}

#[test]
fn a_surname_alone_needs_company_and_a_single_bearer() {
    assert_eq!(persons(&["Rosa Diaz", "Diaz"]), "Rosa Diaz = Diaz");
    assert_eq!(persons(&["Rosa Diaz", "Luis Diaz", "Diaz"]), "Diaz, Luis Diaz, Rosa Diaz");
    let mut alone = Story::new("x", "Diaz again.");
    alone.name(Person, "Diaz");
    let mut stories = naming(&["Rosa Diaz"]);
    stories.push(alone);
    let all = entities(stories);
    assert!(all.contains("person: Diaz\n") && all.contains("person: Rosa Diaz"), "{all}");
}

#[test]
fn a_surname_taken_for_a_place_is_the_person_in_larger_company() {
    let mut stories = Vec::new();
    for (number, (kind, name)) in [(Person, "Rosa Diaz"), (Place, "Diaz")].into_iter().enumerate() {
        let mut story = Story::new(&number.to_string(), &format!("{number}: {name}"));
        story.name(kind, name);
        for country in ["Norway/Norway", "Chile/Chile", "Peru/Peru"] {
            story.name(Country, country);
        }
        stories.push(story);
    }
    assert!(entities(stories).contains("person: Rosa Diaz = Diaz"));
}

#[test]
fn an_acronym_is_its_organisation_where_an_article_says_so() {
    let mut long = Story::new("a", "A long name.");
    long.names(Organisation, "Northern Fishing Board", "NFB");
    let mut short = Story::new("b", "The NFB again.");
    short.name(Organisation, "NFB");
    let mut other = Story::new("c", "Another one.");
    other.name(Organisation, "National Film Bureau");
    assert_eq!(
        entities(vec![long, short, other]),
        "organisation: National Film Bureau\norganisation: Northern Fishing Board = NFB"
    );
}

#[test]
fn a_ministry_is_one_in_each_country() {
    let stories = ["Norway", "Chile", "Chile"].into_iter().enumerate().map(|(number, country)| {
        let mut story = Story::new(&number.to_string(), &format!("{number}: {country}"));
        story.name(Organisation, &format!("Ministry of Fisheries/{country}"));
        story
    });
    let all = entities(stories.collect());
    assert_eq!(all.matches("organisation: Ministry of Fisheries").count(), 2, "{all}");
}

#[test]
fn what_is_called_the_same_in_two_countries_is_named_with_its_own() {
    let stories = ["Norway", "Chile"].map(|country| {
        let mut story = Story::new(country, country);
        let staff = story.name(Organisation, &format!("General Staff/{country}"));
        story.says(staff, "it was true");
        story
    });
    let all = entities(stories.into());
    assert!(all.contains("organisation: General Staff (Chile) = General Staff"), "{all}");
    assert!(all.contains("organisation: General Staff (Norway) = General Staff"), "{all}");
}

#[test]
fn a_plan_that_is_pointed_at_is_called_without_the_pointing() {
    let mut story = Story::new("1", "one");
    let plan = story.nameless(Document, "that same plan");
    let norway = story.name(Country, "Norway/Norway");
    story.proposes(norway, "lower quotas", Some(plan));
    assert!(entities(vec![story]).contains("plan: plan = that same plan"));
}

#[test]
fn a_title_without_its_organisation_is_that_of_the_only_one() {
    let offices = |of: &[&str]| {
        let mut stories: Vec<Story> = of
            .iter()
            .map(|of| {
                let mut story = Story::new(of, of);
                let person = story.name(Person, "Ida Holm");
                let organisation = story.name(Organisation, of);
                story.role(person, "president", Some(organisation));
                story
            })
            .collect();
        let mut story = Story::new("bare", "bare");
        let person = story.name(Person, "Ida Holm");
        story.role(person, "President", None);
        stories.push(story);
        merge(stories.into_iter().map(Story::digest).collect()).offices.len()
    };
    assert_eq!(offices(&[]), 1);
    assert_eq!(offices(&["Bank of Norway"]), 1);
    assert_eq!(offices(&["Bank of Norway", "Bank of Chile"]), 3);
}

#[test]
fn a_title_of_nobody_knows_what_is_another_for_each_holder() {
    let mut story = Story::new("1", "one");
    for name in ["Ida Holm", "Ana Reyes"] {
        let person = story.name(Person, name);
        story.role(person, "president", None);
    }
    assert_eq!(merge(vec![story.digest()]).offices.len(), 2);
}

#[test]
fn a_capital_that_acts_is_its_country() {
    let mut acts = Story::new("a", "Oslo rejected it.");
    let oslo = acts.name(Place, "Oslo/Norway");
    acts.rejects(oslo, "limits on the catch");
    let mut lies = Story::new("b", "It rained in Oslo.");
    lies.name(Place, "Oslo/Norway");
    assert_eq!(entities(vec![acts, lies]), "country: Norway = Oslo\nplace: Oslo");
}

#[test]
fn a_country_in_no_gazetteer_that_does_nothing_is_no_node() {
    let mut story = Story::new("a", "Norway's War was long.");
    story.name(Country, "War");
    story.name(Country, "Norway/Norway");
    assert_eq!(entities(vec![story]), "country: Norway");
}

#[test]
fn a_nameless_source_is_its_article_s_own() {
    let stories = ["a", "b"].map(|id| {
        let mut story = Story::new(id, &format!("An official said so in {id}."));
        let source = story.nameless(Person, "senior official");
        story.says(source, "the catch is smaller than it was");
        story
    });
    assert_eq!(entities(stories.into()), "source: senior official\nsource: senior official");
}

#[test]
fn a_numbered_plan_is_one_where_the_articles_share_a_country() {
    let about = |id: &str, words: &str, country: &str| {
        let mut story = Story::new(id, &format!("{id}: {words}"));
        let country = story.name(Country, &format!("{country}/{country}"));
        let plan = story.nameless(Document, words);
        story.proposes(country, &format!("rules of {id}"), Some(plan));
        story
    };
    let all = entities(vec![
        about("a", "12-point plan", "Norway"),
        about("b", "12-point fishing proposal", "Norway"),
        about("c", "12-point plan", "Chile"),
        about("d", "plan", "Norway"),
    ]);
    assert_eq!(all.matches("plan: ").count(), 3, "{all}");
    assert!(all.contains("plan: 12-point plan = 12-point fishing proposal"), "{all}");
}

/// Returns the points of two articles, in which parties propose points.
fn points(proposals: [(&str, &str); 2]) -> usize {
    let stories = proposals.iter().enumerate().map(|(number, (party, words))| {
        let mut story = Story::new(&number.to_string(), &format!("{number}: {words}"));
        let party = story.name(Group, party);
        story.proposes(party, words, None);
        story
    });
    merge(stories.map(Story::digest).collect()).points.len()
}

#[test]
fn a_point_of_two_articles_is_one_if_a_party_or_many_words_are_the_same() {
    let short = "lower the quota for herring";
    assert_eq!(points([("Skippers", short), ("Skippers", "Lower the herring quota for")]), 1);
    assert_eq!(points([("Skippers", short), ("Bankers", short)]), 2);
    assert_eq!(points([("Skippers", "herring"), ("Skippers", "herring")]), 2);
    let long = "lower the yearly quota for northern herring by half";
    assert_eq!(points([("Skippers", long), ("Bankers", long)]), 1);
}

#[test]
fn two_sides_of_a_claim_are_two_statements_about_one_claim() {
    let mut story = Story::new("a", "They say so, we deny it.");
    let (says, denies) = (story.name(Person, "Rosa Diaz"), story.name(Person, "Olav Berg"));
    story.says(says, "the boats left");
    story.denies(denies, "the boats left");
    let world = merge(vec![story.digest()]);
    assert_eq!((world.claims.len(), world.statements.len()), (1, 2));
    assert_eq!(world.statements[0].about, world.statements[1].about);
}

#[test]
fn the_ledger_tells_why() {
    let stories = naming(&["Sergei Lavrov", "Sergey Lavrov", "Lavrov"]);
    let world = merge(stories.into_iter().map(Story::digest).collect());
    let reasons: Vec<_> = world
        .merges
        .iter()
        .filter(|merge| merge.kind == "person")
        .map(|merge| (merge.merged.as_str(), merge.reason.as_str()))
        .collect();
    assert_eq!(
        reasons,
        [("Lavrov", "surname of the only such person"), ("Sergey Lavrov", "spelling of the name"),]
    );
}

/// Returns the entities of articles that each name one person in the same company, with decisions on names.
fn decided(names: &[&str], decisions: &str) -> (String, Vec<String>) {
    let table = format!("decision,kind,name,other,reason\n{decisions}");
    let overrides = Overrides::default().and(&table).unwrap();
    let digests = naming(names).into_iter().map(Story::digest).collect();
    let world = merge_with(digests, &overrides);
    let persons = world.entities.iter().filter(|entity| entity.kind == Kind::Person);
    let names = persons.map(|entity| entity.name.as_str()).collect::<Vec<_>>().join(", ");
    let ledger = world.merges.iter().filter(|merge| merge.kind == "person");
    let line = |merge: &Merge| format!("{} / {}: {}", merge.kept, merge.merged, merge.reason);
    (names, ledger.map(line).collect())
}

#[test]
fn people_decide_which_names_are_one() {
    let (names, ledger) =
        decided(&["Ida Holm", "Rosa Diaz"], "same,person,rosa diaz,Ida Holm,she married\n");
    assert_eq!(names, "Rosa Diaz");
    assert_eq!(ledger, ["Rosa Diaz / Ida Holm: decided to be one: she married"]);
}

#[test]
fn people_decide_which_names_are_not_one() {
    for (names, decisions) in [
        (["Sergei Orlov", "Sergey Orlov"], "different,person,Sergey Orlov,Sergei Orlov,cousins\n"),
        (["Orlov", "Sergey Orlov"], "different,person,Sergey Orlov,Orlov,cousins\n"),
    ] {
        let (persons, ledger) = decided(&names, decisions);
        assert_eq!(persons, names.join(", "));
        assert_eq!(ledger, [format!("{}: decided to be two: cousins", names.join(" / "))]);
    }
}
