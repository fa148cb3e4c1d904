"""Eight years of invented council news in six provinces: 60 articles, 40 officials, and who and what they are about.

Everything is told by the tables below. ``articles()`` writes them out as news, in wordings that vary with the article;
the tables are the gold.
"""

from __future__ import annotations

from dataclasses import dataclass

#: Person → full name, form of address, province, and offices with the day from which they are held.
PEOPLE = """
xuan    | Ma Thị Xuân          | bà  | Lào Cai   | 2016-06 Phó Chủ tịch HĐND tỉnh; 2019-01 Chủ tịch HĐND tỉnh
pao     | Giàng Seo Páo        | ông | Lào Cai   | 2016-06 Chủ tịch HĐND tỉnh; 2019-01 Bí thư Tỉnh ủy
thuy1   | Vàng Thị Thủy        | bà  | Lào Cai   | 2016-06 Trưởng ban Dân tộc HĐND tỉnh
hung1   | Nguyễn Văn Hùng      | ông | Lào Cai   | 2016-06 Chủ tịch HĐND huyện Bắc Hà; 2021-06 Bí thư Huyện ủy Bắc Hà
hung2   | Nguyễn Văn Hùng      | ông | Lào Cai   | 2016-06 Phó Giám đốc Công an tỉnh
chi     | Lù Hữu Chí           | ông | Lào Cai   | 2017-01 Chánh Văn phòng HĐND tỉnh
quang   | Đỗ Minh Quang        | ông | Lào Cai   | 2016-06 Giám đốc Sở Tài chính; 2020-06 Phó Chủ tịch UBND tỉnh
sen     | Lò Thị Sen           | bà  | Lào Cai   | 2018-01 Phó Chủ tịch HĐND huyện Sa Pa
lam     | Hồ Đức Lâm           | ông | Quảng Trị | 2016-06 Chủ tịch HĐND tỉnh
tam1    | Lê Văn Tám           | ông | Quảng Trị | 2016-06 Phó Chủ tịch HĐND tỉnh
huong | Trần Thị Lan Hương | bà | Quảng Trị | 2016-06 Phó ban Pháp chế HĐND tỉnh; 2020-01 Trưởng ban Pháp chế HĐND tỉnh
vinh    | Hoàng Vĩnh           | ông | Quảng Trị | 2016-06 Chủ tịch UBND tỉnh
kieu    | Hồ Thị Kiều          | bà  | Quảng Trị | 2017-01 Chủ tịch HĐND huyện Đakrông
thang   | Phan Quốc Thắng      | ông | Quảng Trị | 2017-01 Chủ tịch UBND huyện Hải Lăng; 2021-01 Giám đốc Sở Nội vụ
hoa1    | Nguyễn Thị Hoa       | bà  | Quảng Trị | 2017-01 Chủ tịch HĐND xã Hải Quế
hoa2    | Nguyễn Thị Hoa       | bà  | Quảng Trị | 2017-01 Giám đốc Sở Y tế
tam2    | Lê Văn Tám           | ông | Sóc Trăng | 2016-06 Chủ tịch HĐND tỉnh
danh    | Danh Sà Rây          | ông | Sóc Trăng | 2016-06 Trưởng ban Dân tộc HĐND tỉnh
ut      | Lâm Thị Út           | bà  | Sóc Trăng | 2016-06 Phó Chủ tịch HĐND tỉnh
khoa    | Huỳnh Đăng Khoa      | ông | Sóc Trăng | 2017-01 Chủ tịch UBND thị xã Ngã Năm
nhan    | Trần Thiện Nhân      | ông | Sóc Trăng | 2016-06 Chánh Văn phòng HĐND tỉnh
loan    | Quách Thị Loan       | bà  | Sóc Trăng | 2018-01 Chủ tịch HĐND huyện Kế Sách
yblo    | Y Blô Niê            | ông | Đắk Nông  | 2016-06 Phó Chủ tịch HĐND tỉnh; 2020-06 Chủ tịch HĐND tỉnh
hbo     | H'Bơ Kđăm            | bà  | Đắk Nông  | 2016-06 Trưởng ban Văn hóa - Xã hội HĐND tỉnh
dien    | Lê Công Diên         | ông | Đắk Nông  | 2016-06 Chủ tịch HĐND tỉnh; 2020-06 Bí thư Tỉnh ủy
hai     | Võ Đình Hải          | ông | Đắk Nông  | 2017-01 Chủ tịch UBND huyện Krông Nô
minh1   | Phạm Ngọc Minh       | ông | Đắk Nông  | 2017-01 Giám đốc Sở Xây dựng
van     | Bùi Thị Vân          | bà  | Đắk Nông  | 2018-01 Phó Chủ tịch HĐND huyện Tuy Đức
duong   | Trịnh Hải Dương      | ông | Nam Định  | 2016-06 Chủ tịch HĐND tỉnh
nga     | Vũ Thị Nga           | bà  | Nam Định  | 2016-06 Phó Chủ tịch HĐND tỉnh
minh2   | Phạm Ngọc Minh       | ông | Nam Định  | 2016-06 Trưởng ban Kinh tế - Ngân sách HĐND tỉnh
kien    | Đặng Trung Kiên      | ông | Nam Định  | 2017-01 Bí thư Huyện ủy Hải Hậu; 2020-01 Phó Chủ tịch UBND tỉnh
tuyet   | Mai Thị Tuyết        | bà  | Nam Định  | 2017-01 Chủ tịch HĐND huyện Giao Thủy
son     | Ngô Thái Sơn         | ông | Nam Định  | 2018-01 Chánh Văn phòng UBND tỉnh
chu     | Vừ Mí Chứ            | ông | Hà Giang  | 2016-06 Phó Chủ tịch HĐND tỉnh; 2021-06 Chủ tịch HĐND tỉnh
dung    | Nông Thị Dung        | bà  | Hà Giang  | 2016-06 Trưởng ban Pháp chế HĐND tỉnh
long    | Triệu Đức Long       | ông | Hà Giang  | 2017-01 Chủ tịch UBND huyện Vị Xuyên
may     | Chảo Thị Mẩy         | bà  | Hà Giang  | 2017-01 Phó Chủ tịch HĐND huyện Mèo Vạc
hanh    | Nguyễn Đức Hạnh      | ông | Hà Giang  | 2018-01 Chánh Văn phòng HĐND tỉnh
tho     | Hoàng Văn Thọ        | ông | Hà Giang  | 2016-06 Giám đốc Sở Tư pháp
"""

#: Article: day of publication | event | what is told of it | people, each with the spelling of the article if another.
NEWS = """
2016-07-05 | lc-k2  | session 2 2016-07-05..2016-07-07 Lào Cai           | pao xuan quang
2016-07-07 | lc-k2  | session 2 2016-07-07 Lào Cai                       | pao xuan=MA~THỊ~XUÂN thuy1
2016-07-08 | lc-k2  | session 2 2016-07-05..2016-07-07 Lào Cai           | pao thuy1=Vàng~Thị~Thuỷ
2016-08-16 | qt-gs1 | supervision 2016-08-15 Quảng Trị UBND~huyện~Hải~Lăng | tam1 huong
2016-09-12 | st-k3  | session 3 2016-09-12 Sóc Trăng                     | tam2 ut nhan
2016-09-13 | st-k3  | session 3 2016-09-12..2016-09-13 Sóc Trăng         | tam2=Lê~Văn~Tàm danh
2016-12-08 | dn-k3  | session 3 2016-12-07..2016-12-09 Đắk Nông          | dien yblo
2016-12-09 | dn-k3  | session 3 2016-12-09 Đắk Nông                      | dien hbo
2016-12-09 | nd-k3  | session 3 2016-12-08 Nam Định                      | duong nga minh2
2017-02-21 | nd-gb  | briefing 2017-02-20 Nam Định                       | duong tuyet kien
2017-02-22 | nd-gb  | briefing 2017-02-20 Nam Định                       | nga tuyet
2017-03-15 | qt-tx1 | voters 2017-03-14 Quảng Trị xã~Hải~Quế             | lam thang hoa1
2017-03-15 | qt-tx2 | voters 2017-03-14 Quảng Trị xã~Tà~Rụt              | tam1 kieu
2017-04-11 | hg-gs1 | supervision 2017-04-10 Hà Giang UBND~huyện~Vị~Xuyên | dung long
2017-05-19 | lc-gs1 | supervision 2017-05-18 Lào Cai Công~an~tỉnh        | thuy1 hung2
2017-06-02 | lc-tx1 | voters 2017-06-01 Lào Cai xã~Tả~Van~Chư            | pao hung1
2017-07-12 | qt-k5  | session 5 2017-07-11..2017-07-13 Quảng Trị         | lam tam1 vinh
2017-07-13 | qt-k5  | session 5 2017-07-13 Quảng Trị                     | lam huong hoa2
2017-07-14 | qt-k5  | session 5 2017-07-11..2017-07-13 Quảng Trị         | lam tam1 vinh
2017-10-06 | dn-gs1 | supervision 2017-10-05 Đắk Nông UBND~huyện~Krông~Nô | hbo=H’Bơ~Kđăm hai
2017-12-06 | hg-k6  | session 6 2017-12-05..2017-12-07 Hà Giang          | chu dung tho
2017-12-07 | hg-k6  | session 6 2017-12-07 Hà Giang                      | chu=Vừ~Mí~Chử long
2018-01-18 | lc-vp  | briefing 2018-01-17 Lào Cai                        | pao chi sen
2018-03-22 | st-gs1 | supervision 2018-03-21 Sóc Trăng UBND~thị~xã~Ngã~Năm | danh khoa
2018-04-10 | st-tx1 | voters 2018-04-09 Sóc Trăng xã~Kế~An               | ut loan
2018-05-16 | nd-hn  | review 2018-05-15 Nam Định                         | duong son kien
2018-05-17 | nd-hn  | review 2018-05-15 Nam Định                         | nga=VŨ~THỊ~NGA son
2018-07-10 | dn-k7  | session 7 2018-07-10..2018-07-12 Đắk Nông          | dien yblo minh1
2018-07-12 | dn-k7  | session 7 2018-07-12 Đắk Nông                      | dien yblo=Y~Blố~Niê van
2018-08-08 | lc-gs2 | supervision 2018-08-07 Lào Cai Sở~Tài~chính        | thuy1 quang
2018-10-03 | hg-tx1 | voters 2018-10-02 Hà Giang xã~Pải~Lủng             | chu may
2018-12-05 | hg-k8  | session 8 2018-12-05 Hà Giang                      | chu hanh tho
2019-03-20 | lc-gb2 | briefing 2019-03-19 Lào Cai                        | xuan chi hung1
2019-03-21 | lc-gb2 | briefing 2019-03-19 Lào Cai                        | xuan chi=Lù~Hửu~Chí sen
2019-04-24 | qt-gs2 | supervision 2019-04-23 Quảng Trị Sở~Y~tế           | huong hoa2
2019-07-03 | lc-k9  | session 9 2019-07-03..2019-07-05 Lào Cai           | xuan pao quang
2019-07-05 | lc-k9  | session 9 2019-07-05 Lào Cai                       | xuan thuy1 hung2
2019-10-09 | st-gs2 | supervision 2019-10-08 Sóc Trăng UBND~huyện~Kế~Sách | danh loan
2019-12-11 | st-k12 | session 12 2019-12-10..2019-12-11 Sóc Trăng        | tam2 ut nhan
2020-02-12 | qt-hn  | review 2020-02-11 Quảng Trị                        | lam huong=Trần~Thị~Lan~Hường thang
2020-05-20 | nd-tx1 | voters 2020-05-19 Nam Định xã~Hải~Phúc             | duong kien
2020-07-08 | dn-k11 | session 11 2020-07-07..2020-07-09 Đắk Nông         | yblo dien
2020-07-09 | dn-k11 | session 11 2020-07-09 Đắk Nông                     | yblo hbo minh1
2020-07-15 | nd-k14 | session 14 2020-07-14 Nam Định                     | duong nga kien
2020-10-21 | hg-gs2 | supervision 2020-10-20 Hà Giang Sở~Tư~pháp         | dung tho
2020-12-09 | lc-k13 | session 13 2020-12-08..2020-12-10 Lào Cai          | xuan quang chi
2021-03-17 | dn-gs2 | supervision 2021-03-16 Đắk Nông UBND~huyện~Tuy~Đức | hbo van
2021-04-07 | qt-tx3 | voters 2021-04-06 Quảng Trị xã~Hải~An              | tam1 thang
2021-07-21 | lc-k2b | session 2 2021-07-20 Lào Cai                       | xuan hung1 pao
2021-08-04 | hg-k2b | session 2 2021-08-03 Hà Giang                      | chu dung hanh
2021-12-08 | st-k5b | session 5 2021-12-07..2021-12-09 Sóc Trăng         | tam2 ut khoa
2022-03-30 | nd-gs1 | supervision 2022-03-29 Nam Định UBND~huyện~Giao~Thủy | minh2 tuyet
2022-07-06 | qt-k9b | session 9 2022-07-05..2022-07-07 Quảng Trị         | lam vinh hoa2
2022-07-07 | qt-k9b | session 9 2022-07-07 Quảng Trị                     | lam huong kieu
2022-10-12 | lc-tx2 | voters 2022-10-11 Lào Cai xã~Bảo~Nhai              | xuan hung1
2023-03-08 | dn-tx1 | voters 2023-03-07 Đắk Nông xã~Đắk~Búk~So           | yblo van
2023-07-12 | hg-k11 | session 11 2023-07-11 Hà Giang                     | chu hanh=NGUYỄN~ĐỨC~HẠNH may
2023-12-06 | nd-k17 | session 17 2023-12-05..2023-12-07 Nam Định         | duong nga son
"""

#: Articles that another newspaper prints again, by their number in NEWS.
REPRINTS = (0, 16)


@dataclass(frozen=True, slots=True)
class Person:
    """An official of the corpus; ``offices`` with the month since when."""

    key: str
    name: str
    honorific: str
    province: str
    offices: tuple[tuple[str, str], ...]

    def office_on(self, day: str) -> str:
        """The office that the person holds on a day."""
        return [office for since, office in self.offices if since <= day][-1]


@dataclass(frozen=True, slots=True)
class News:
    """An article with its gold: event and (name as printed → person)."""

    source: str
    day: str
    text: str
    event: str
    people: dict[str, str]
    is_reprint: bool = False


def people() -> dict[str, Person]:
    found = {}
    for line in PEOPLE.strip().splitlines():
        key, name, honorific, province, offices = (cell.strip() for cell in line.split("|"))
        held = tuple((one[:7], one[8:]) for one in map(str.strip, offices.split(";")))
        found[key] = Person(key, name, honorific, province, held)
    return found


def articles() -> list[News]:
    known = people()
    news = [_article(number, line, known) for number, line in enumerate(NEWS.strip().splitlines())]
    return news + [_reprint(news[number]) for number in REPRINTS]


def _reprint(original: News) -> News:
    return News(
        source=f"in-lai-{original.source}",
        day=original.day,
        text=original.text + "\nTheo báo địa phương.\n",
        event=original.event,
        people={},
        is_reprint=True,
    )


def _article(number: int, line: str, known: dict[str, Person]) -> News:
    day, event, told, named = (cell.strip() for cell in line.split("|"))
    spelled = {}
    for word in named.split():
        key, _, spelling = word.partition("=")
        spelled[key] = spelling.replace("~", " ") or known[key].name
    kind, *rest = told.split()
    session = rest.pop(0) if kind == "session" else ""
    days = rest.pop(0)
    province = " ".join(rest[:2])
    where = rest[2].replace("~", " ") if len(rest) > 2 else ""
    titled = [(spelled[key], known[key], known[key].office_on(day)) for key in spelled]
    text = _WRITERS[kind](number, days, province, where, session, titled)
    return News(f"{number:02d}.txt", day, text, event, {name: key for key, name in spelled.items()})


Titled = list[tuple[str, Person, str]]


def _date(days: str, number: int) -> str:
    first, _, last = days.partition("..")
    year, month, day = first.split("-")
    if last:
        return f"Từ ngày {int(day)} đến ngày {int(last[-2:])}/{int(month)}/{year}"
    if number % 2:
        return f"Ngày {int(day)}/{int(month)}/{year}"
    return f"Sáng ngày {int(day)} tháng {int(month)} năm {year}"


def _list(titled: Titled, number: int) -> str:
    """People with their offices, in one of the orders that news use."""
    if number % 3 == 0:
        return "; ".join(f"{office} {name}" for name, _, office in titled)
    if number % 3 == 1:
        return "; ".join(f"đồng chí {name}, {office}" for name, _, office in titled)
    return "; ".join(f"{person.honorific} {name} - {office}" for name, person, office in titled)


def _lead(titled: Titled, number: int) -> str:
    name, person, office = titled[0]
    return f"{person.honorific.capitalize()} {name}, {office}" if number % 2 else f"Đồng chí {name}, {office}"


def _session(number: int, days: str, province: str, _where: str, session: str, titled: Titled) -> str:
    opening = "tổ chức" if number % 2 else "khai mạc"
    return (
        f"HĐND tỉnh {province} họp kỳ thứ {session}\n"
        f"{_date(days, number)}, HĐND tỉnh {province} {opening} kỳ họp thứ {session}.\n"
        f"{_lead(titled, number)} chủ trì kỳ họp.\n"
        f"Dự kỳ họp có: {_list(titled, number)}.\n"
    )


def _briefing(number: int, days: str, province: str, _where: str, _session: str, titled: Titled) -> str:
    return (
        f"Thường trực HĐND tỉnh {province} giao ban\n"
        f"{_date(days, number)}, Thường trực HĐND tỉnh {province} tổ chức hội nghị giao ban với Thường trực HĐND các "
        f"huyện về kết quả hoạt động quý I.\n{_lead(titled, number)} chủ trì hội nghị.\n"
        f"Tham dự có: {_list(titled[1:], number)}.\n"
    )


def _review(number: int, days: str, province: str, _where: str, _session: str, titled: Titled) -> str:
    return (
        f"{province}: sơ kết quy chế phối hợp\n"
        f"{_date(days, number)}, Thường trực HĐND tỉnh {province} tổ chức hội nghị sơ kết việc thực hiện quy chế phối "
        f"hợp công tác giữa các cơ quan.\n{_lead(titled, number)} phát biểu tại hội nghị.\n"
        f"Cùng dự có: {_list(titled[1:], number)}.\n"
    )


def _supervision(number: int, days: str, province: str, where: str, _session: str, titled: Titled) -> str:
    name, person, office = titled[-1]
    return (
        f"HĐND tỉnh {province} giám sát tại {where}\n"
        f"{_date(days, number)}, Đoàn giám sát của HĐND tỉnh {province} giám sát tại {where}. "
        f"{_lead(titled, number)} làm trưởng đoàn.\n"
        f"Tại buổi giám sát, {person.honorific} {name}, {office} báo cáo kết quả thực hiện.\n"
    )


def _voters(number: int, days: str, province: str, where: str, _session: str, titled: Titled) -> str:
    return (
        f"Đại biểu HĐND tỉnh {province} tiếp xúc cử tri {where}\n"
        f"{_date(days, number)}, Tổ đại biểu HĐND tỉnh {province} tiếp xúc cử tri tại {where}.\n"
        f"{_lead(titled, number)} trả lời ý kiến cử tri.\n"
        f"Cùng dự có: {_list(titled[1:], number)}.\n"
    )


_WRITERS = {
    "session": _session,
    "briefing": _briefing,
    "review": _review,
    "supervision": _supervision,
    "voters": _voters,
}
