//! By what contracts can be narrowed and sorted.

use muster_domain::contract::{ContractFilter, ContractSort};
use muster_domain::query_syntax::{Key, Term as SearchTerm};

use crate::filters;
use crate::params::Params;
use crate::words;

/// The keys that contracts can be sorted by.
pub const SORTS: [(&str, ContractSort); 8] = [
    ("end", ContractSort::End),
    ("maxEnd", ContractSort::MaxEnd),
    ("start", ContractSort::Start),
    ("value", ContractSort::Value),
    ("annualValue", ContractSort::AnnualValue),
    ("title", ContractSort::Title),
    ("authority", ContractSort::Authority),
    ("vouched", ContractSort::Vouched),
];

/// The terms that contracts know in `q`.
const TERMS: [Key; 9] = [
    Key::Borough,
    Key::Area,
    Key::Vendor,
    Key::Starts,
    Key::Ends,
    Key::MaxEnds,
    Key::Value,
    Key::Status,
    Key::Cpv,
];

/// Declares and reads the filters of contracts.
pub fn filter(params: &mut Params) -> ContractFilter {
    let query = filters::q(params, &TERMS);
    let mut filter = ContractFilter {
        text: query.text,
        authorities: filters::authorities(params),
        members: params
            .flag("boroughs", "`true`: only contracts of the boroughs; `false`: only of other authorities."),
        vendors: params.ids("vendor", "With one of these vendors (ids, separated by commas)."),
        service_areas: filters::service_areas(params),
        technology: filters::technology(params),
        statuses: params.words("status", "With one of these statuses.", &words::statuses()),
        live_on: params
            .word("live", "`true`: only contracts that run, or will run, today.", &[("true", true)])
            .map(|_| params.today()),
        starts_after: params.date("startsAfter", "Starts on this day or after."),
        starts_before: params.date("startsBefore", "Starts on this day or before."),
        ends_after: params.date("endsAfter", "Ends, without extensions, on this day or after."),
        ends_before: params.date("endsBefore", "Ends, without extensions, on this day or before."),
        max_ends_after: params.date("maxEndsAfter", "Ends, with all extensions used, on this day or after."),
        max_ends_before: params
            .date("maxEndsBefore", "Ends, with all extensions used, on this day or before."),
        end_known: params
            .flag("endKnown", "`true`: only contracts with a known end; `false`: only those without."),
        min_value: params
            .pounds("minValue", "Best-known value (net, else gross) of at least this many pounds."),
        max_value: params
            .pounds("maxValue", "Best-known value (net, else gross) of at most this many pounds."),
        cpv: filters::cpv(params),
        demonstration: filters::demonstration(params),
        process: filters::process(params),
    };
    let (authorities, areas) = (!filter.authorities.is_empty(), !filter.service_areas.is_empty());
    let (statuses, cpv) = (!filter.statuses.is_empty(), filter.cpv.is_some());
    for term in query.terms {
        let f = &mut filter;
        match term {
            SearchTerm::Borough(b) => {
                filters::narrow_list(params, "authority", authorities, &mut f.authorities, b.code.clone());
            }
            SearchTerm::Area(a) => {
                filters::narrow_list(params, "serviceArea", areas, &mut f.service_areas, a)
            }
            SearchTerm::Status(s) => filters::narrow_list(params, "status", statuses, &mut f.statuses, s),
            SearchTerm::Vendor(name) => filters::add_phrase(&mut f.text, &name),
            SearchTerm::Starts(days) => {
                filters::narrow_range(&mut f.starts_after, &mut f.starts_before, days)
            }
            SearchTerm::Ends(days) => filters::narrow_range(&mut f.ends_after, &mut f.ends_before, days),
            SearchTerm::MaxEnds(days) => {
                filters::narrow_range(&mut f.max_ends_after, &mut f.max_ends_before, days)
            }
            SearchTerm::Value(pence) => filters::narrow_range(&mut f.min_value, &mut f.max_value, pence),
            SearchTerm::Cpv(_) if cpv => {
                params.refuse("q", "says what the parameter cpv says, too: use one of them")
            }
            SearchTerm::Cpv(digits) => f.cpv = Some(digits),
            SearchTerm::Stage(_) => {}
        }
    }
    filter
}
